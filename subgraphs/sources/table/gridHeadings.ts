import { foldText } from '../../../base/text/foldText'
import type { Lines } from './gridLines'
import type { RawHeading, TableWanted } from './rawTable'

/** A heading, and the line of fields that it heads. */
export interface PlacedHeading {
  readonly heading: RawHeading
  readonly field: number
}

/** The headings of a table; a heading that nobody knows, with nothing under it, is a footnote. */
export function headingsOf(
  lines: Lines,
  headerAt: number,
  last: number,
  wanted: TableWanted,
): readonly PlacedHeading[] {
  const found: PlacedHeading[] = []
  const carried = new Array<string>(wanted.headerRows).fill('')
  for (let field = 0; field < lines.fieldCount; field += 1) {
    const text = headingText(lines, headerAt, field, wanted.headerRows, carried)
    const known = text !== '' && (wanted.header(text) || wanted.known.some((isKnown) => isKnown(text)))
    if (!known && text !== '' && wanted.stop?.(text) === true && found.length > 0) break
    if (!known && !hasValues(lines, field, headerAt + wanted.headerRows, last)) continue
    const place = { ...lines.cell(headerAt, field).place, heading: text }
    found.push({ heading: { index: found.length, text, place }, field })
  }
  return found
}

/**
 * The levels of a heading, joined. Where the grid knows its merges, they say how far a level reaches; else
 * it is carried right until the next one begins.
 */
function headingText(
  lines: Lines,
  headerAt: number,
  field: number,
  levels: number,
  carried: string[],
): string {
  const parts: string[] = []
  for (let level = 0; level < levels; level += 1) {
    const own = foldText((lines.heading ?? lines.text)(headerAt + level, field))
    if (own !== '' && lines.heading === undefined) {
      carried[level] = own
      carried.fill('', level + 1)
    }
    const part = level < levels - 1 ? own || (carried[level] ?? '') : own
    if (part !== '' && part !== parts.at(-1)) parts.push(part)
  }
  return parts.join(' / ')
}

function hasValues(lines: Lines, field: number, first: number, last: number): boolean {
  const filled = lines.lastFilled?.(field)
  if (filled !== undefined && filled < last) return filled >= first
  for (let record = first; record < last; record += 1) {
    if (lines.text(record, field).trim() !== '') return true
  }
  return false
}
