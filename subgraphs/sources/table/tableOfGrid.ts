import type { Note } from '../../../schema/facts/snapshots/snapshot'
import { foldText } from '../../../base/text/foldText'
import type { Grid } from './grid'
import { headingsOf } from './gridHeadings'
import { alongColumns, alongRows } from './gridLines'
import type { Lines } from './gridLines'
import { GridRecords } from './gridRecords'
import { locateTable } from './locateTable'
import type { RawTable, TableWanted } from './rawTable'

/** What a payload says of its rows beside their cells. */
export interface GridOptions {
  /** Whether a row with fewer cells than headings is one whose last cells are blank. */
  readonly padsShort?: boolean
  /** Whether decimal commas are likely. */
  readonly mayHaveDecimalCommas?: boolean
  /** The row at which a table ends that the payload itself says begins with a heading; nothing where it says none. */
  readonly endOf?: (row: number, column: number) => number | undefined
}

/**
 * The table that is wanted, out of a grid. Blank records are passed over and not counted; so is what follows a
 * `stop`, a second line of headings or the last record, which is told; and a heading that nobody knows with nothing
 * under it (a footnote).
 *
 * @throws Problem HEADER_NOT_FOUND
 */
export function tableOfGrid(
  grid: Grid,
  wanted: TableWanted,
  { padsShort = false, mayHaveDecimalCommas = false, endOf }: GridOptions = {},
): RawTable {
  const { orientation, row, column } = locateTable(grid, wanted)
  const alongRow = orientation === 'rows'
  const lines = alongRow ? alongRows(grid) : alongColumns(grid.held?.() ?? grid)
  const headerAt = alongRow ? row : column
  const { headerRows } = wanted
  const first = headerAt + headerRows
  const said = alongRow ? endOf?.(row, column) : undefined
  const last = Math.min(lastRecord(lines, first, wanted), said ?? Infinity)
  const headings = headingsOf(lines, headerAt, last, wanted)
  const records = new GridRecords({
    lines,
    headings,
    first,
    end: last,
    width: lines.length(headerAt),
    padsShort,
    ...(alongRow ? { mark: { field: column, headerAt, headerRows } } : {}),
  })
  return {
    headings: headings.map(({ heading }) => heading),
    isText: grid.texts !== undefined && alongRow,
    mayHaveDecimalCommas,
    mostRecords: Math.max(0, last - first),
    records,
    notes: () => beyond(lines, records.ended),
  }
}

/** Tells of filled lines that lie beyond the end of a table: somebody may have meant them. */
function beyond(lines: Lines, ended: number): readonly Note[] {
  let count = 0
  let first: { readonly at: number; readonly text: string } | undefined
  for (let at = ended; at < lines.recordCount; at += 1) {
    const text = firstText(lines, at)
    if (text === '') continue
    count += 1
    first ??= { at, text }
  }
  if (first === undefined) return []
  const [are, begin] = count === 1 ? ['line lies', 'it begins'] : ['lines lie', 'the first begins']
  const message = `${count} filled ${are} beyond the end of the table; ${begin} "${first.text.slice(0, 80)}" [BEYOND_TABLE]`
  return [{ code: 'BEYOND_TABLE', message, where: lines.cell(first.at, 0).place }]
}

function firstText(lines: Lines, at: number): string {
  for (let field = 0; field < lines.fieldCount; field += 1) {
    const text = foldText(lines.text(at, field))
    if (text !== '') return text
  }
  return ''
}

/** The end of the records: the first whose leading cell says stop, or the end of the grid. */
function lastRecord(lines: Lines, first: number, wanted: TableWanted): number {
  if (wanted.stop === undefined) return lines.recordCount
  for (let record = first; record < lines.recordCount; record += 1) {
    const text = firstText(lines, record)
    if (text !== '' && wanted.stop(text)) return record
  }
  return lines.recordCount
}
