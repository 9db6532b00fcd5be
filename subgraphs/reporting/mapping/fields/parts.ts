import { foldText } from '../../../../base/text/foldText'
import { PATTERN_LIMIT } from '../../../../base/text/safePattern'
import type { RawCell } from '../../../sources/table/rawTable'
import { isBlankCell } from './combinedCells'

/** Takes the part of a cell that the one group of a pattern holds; a cell on which it does not hit is a defect. */
export function partOf(written: string | undefined): ((cell: RawCell) => RawCell) | undefined {
  if (written === undefined) return undefined
  const pattern = new RegExp(written, 'iu')
  return (cell) => {
    if (isBlankCell(cell) || cell.defect !== undefined) return cell
    const found = pattern.exec(foldText(cell.text).slice(0, PATTERN_LIMIT))
    const part = found?.[1]
    if (part !== undefined) return { text: part, place: cell.place }
    const wrong = 'has no part of the form wanted'
    return { ...cell, defect: { code: 'BAD_TEXT', wrong, right: `/${written}/` } }
  }
}

/** Why a pattern takes no part of a cell, or nothing where it does. */
export function partFault(written: string): string | undefined {
  const groups = new RegExp(`${written}|`, 'iu').exec('')?.length ?? 1
  return groups === 2 ? undefined : 'wants exactly one group in brackets: the part that is meant'
}
