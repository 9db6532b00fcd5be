import { foldText } from '../../../base/text/foldText'
import type { Grid } from './grid'
import { headingsOf } from './gridHeadings'
import { alongColumns, alongRows } from './gridLines'
import type { Lines } from './gridLines'
import { GridRecords } from './gridRecords'
import { locateTable } from './locateTable'
import type { RawTable, TableWanted } from './rawTable'

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
    records: new GridRecords({ lines, headings, first, end: last, width: lines.length(headerAt) }),
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
