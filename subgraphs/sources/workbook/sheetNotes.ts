import type { ProblemCode } from '../../../base/problems/problem'
import type { Note } from '../../../schema/facts/snapshots/snapshot'
import { cellAddress, columnLetters } from '../table/cellAddress'
import type { HiddenPolicy } from './sheetGrid'
import type { ReadSheet } from './sheetReader'

/** What must be told of a sheet that was read, besides what stands in it. */
export function sheetNotes(
  file: string,
  sheet: ReadSheet,
  read: { readonly rows: readonly number[]; readonly columns: readonly number[] },
  hiddenSheets: HiddenPolicy,
  range: string,
): readonly Note[] {
  const notes: Note[] = []
  const tell = (code: ProblemCode, what: string): void => {
    const message = `file "${file}" sheet "${sheet.name}" ${what} [${code}]`
    notes.push({ code, message, where: { file, sheet: sheet.name } })
  }
  if (sheet.visibility !== 'VISIBLE' && hiddenSheets === 'flag')
    tell('HIDDEN_SHEET', 'is hidden, and was read')
  if (read.rows.length > 0) tell('HIDDEN_ROWS', `was read in hidden rows: ${runs(read.rows, String)}`)
  if (read.columns.length > 0)
    tell('HIDDEN_COLUMNS', `was read in hidden columns: ${runs(read.columns, columnLetters)}`)
  if (sheet.beyond !== undefined) {
    const { count, first } = sheet.beyond
    const cells = count === 1 ? '1 filled cell' : `${count} filled cells`
    tell(
      'CELLS_BEYOND_RANGE',
      `has ${cells} beyond the range ${range}, not read; the first is ${cellAddress(first)}`,
    )
  }
  return notes
}

/** `5, 8 to 10`. */
function runs(lines: readonly number[], name: (line: number) => string): string {
  const found: [first: number, last: number][] = []
  for (const line of lines) {
    const run = found.at(-1)
    if (run !== undefined && run[1] === line - 1) run[1] = line
    else found.push([line, line])
  }
  return found
    .map(([first, last]) => (first === last ? name(first) : `${name(first)} to ${name(last)}`))
    .join(', ')
}
