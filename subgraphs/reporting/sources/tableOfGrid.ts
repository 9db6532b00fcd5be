import { foldText } from '../foldText'
import type { Grid } from './grid'
import { headingsOf } from './gridHeadings'
import type { PlacedHeading } from './gridHeadings'
import { alongColumns, alongRows } from './gridLines'
import type { Lines } from './gridLines'
import { GridRecord } from './gridRecord'
import { locateTable } from './locateTable'
import type { RawDefect, RawRecord, RawTable, TableWanted } from './rawTable'

/**
 * The table that is wanted, out of a grid. Blank records are passed over and not counted; so is what
 * follows a `stop`, and a heading that nobody knows with nothing under it (a footnote).
 *
 * @throws Problem HEADER_NOT_FOUND
 */
export function tableOfGrid(grid: Grid, wanted: TableWanted): RawTable {
  const { orientation, row, column } = locateTable(grid, wanted)
  const lines = orientation === 'rows' ? alongRows(grid) : alongColumns(grid.held?.() ?? grid)
  const headerAt = orientation === 'rows' ? row : column
  const first = headerAt + wanted.headerRows
  const last = lastRecord(lines, first, wanted)
  const headings = headingsOf(lines, headerAt, last, wanted)
  return {
    headings: headings.map(({ heading }) => heading),
    isText: grid.texts !== undefined && orientation === 'rows',
    mostRecords: Math.max(0, last - first),
    records: { [Symbol.iterator]: () => recordsOf(lines, headings, first, last, lines.length(headerAt)) },
  }
}

/** The end of the records: the first whose leading cell says stop, or the end of the grid. */
function lastRecord(lines: Lines, first: number, wanted: TableWanted): number {
  if (wanted.stop === undefined) return lines.recordCount
  for (let record = first; record < lines.recordCount; record += 1) {
    for (let field = 0; field < lines.fieldCount; field += 1) {
      const text = foldText(lines.text(record, field))
      if (text === '') continue
      if (wanted.stop(text)) return record
      break
    }
  }
  return lines.recordCount
}

function* recordsOf(
  lines: Lines,
  headings: readonly PlacedHeading[],
  first: number,
  last: number,
  width: number | undefined,
): Generator<RawRecord> {
  let ordinal = 0
  for (let at = first; at < last; at += 1) {
    const length = lines.length(at)
    const ragged = width !== undefined && length !== undefined && length !== width
    const extra = ragged && length > width && restOf(lines, at, width, length)
    if (!extra && headings.every(({ field }) => lines.text(at, field).trim() === '')) continue
    ordinal += 1
    const defect = ragged && (length < width || extra) ? raggedDefect(length, width) : undefined
    yield new GridRecord(lines, headings, at, ordinal, defect)
  }
}

function restOf(lines: Lines, at: number, from: number, to: number): boolean {
  for (let field = from; field < to; field += 1) if (lines.text(at, field).trim() !== '') return true
  return false
}

function raggedDefect(length: number, width: number): RawDefect {
  return {
    code: 'BAD_CSV',
    wrong: `has ${length} cells where the header has ${width}`,
    right: 'as many cells as headings; a cell that holds the delimiter needs quotation marks',
  }
}
