import { foldText } from '../../../base/text/foldText'
import type { SheetWanted } from '../table/rawTable'
import { refused } from './refused'
import type { HiddenPolicy } from './sheetGrid'
import type { ReadSheet } from './sheetReader'

/**
 * The sheet that is wanted, or else the only one that is not hidden and not empty. Unless they are included,
 * hidden sheets are no answer to a pattern; unless they are skipped, they are to their name.
 *
 * @throws Problem SHEET_NOT_FOUND, SHEET_AMBIGUOUS, listing the sheets
 */
export function chooseSheet(
  sheets: readonly ReadSheet[],
  wanted: SheetWanted | undefined,
  hiddenSheets: HiddenPolicy,
): ReadSheet {
  const open = sheets.filter((sheet) => mayBeRead(sheet, wanted?.inFull ?? false, hiddenSheets))
  const hits = open.filter((sheet) =>
    wanted === undefined ? sheet.cells.length > 0 : wanted.named(sheet.name),
  )
  const [hit, ...others] = hits
  if (hit !== undefined && others.length === 0) return hit
  if (hit === undefined) {
    const what = wanted === undefined ? 'has no sheet with anything in it' : `has no sheet ${wanted.text}`
    throw refused(
      'SHEET_NOT_FOUND',
      `${what}; it has: ${sheetList(sheets)}`,
      'a hidden sheet is named in full',
    )
  }
  const what = wanted === undefined ? `has ${hits.length} sheets` : `has ${hits.length} sheets ${wanted.text}`
  throw refused('SHEET_AMBIGUOUS', `${what}: ${sheetList(hits)}`, 'one of them named under `sheet`')
}

/** The sheet of that name, however it is hidden; nothing where there is none, or hidden ones are skipped. */
export function sheetNamed(
  sheets: readonly ReadSheet[],
  name: string,
  hiddenSheets: HiddenPolicy,
): ReadSheet | undefined {
  const plain = foldText(name).toLowerCase()
  const sheet =
    sheets.find((one) => one.name === name) ??
    sheets.find((one) => foldText(one.name).toLowerCase() === plain)
  return sheet !== undefined && mayBeRead(sheet, true, hiddenSheets) ? sheet : undefined
}

function mayBeRead({ visibility }: ReadSheet, namedInFull: boolean, policy: HiddenPolicy): boolean {
  return visibility === 'VISIBLE' || policy === 'include' || (policy === 'flag' && namedInFull)
}

export function sheetList(sheets: readonly ReadSheet[]): string {
  return sheets
    .map(({ name, visibility }) => `"${name}"${visibility === 'VISIBLE' ? '' : ' (hidden)'}`)
    .join(', ')
}
