import type { RawCell, RawTable } from '../../../sources/table/rawTable'
import { isBlankCell } from '../fields/combinedCells'
import { findCells } from '../fields/columnCells'
import type { Column } from '../written/columnSchema'
import { ChangedRecord } from './changedRecord'
import { tableWith } from './tableWith'

/** Gives blank cells of some columns what the last filled cell above says, with that cell's place. */
export function filledDown(columns: readonly Column[], table: RawTable, source: string): RawTable {
  const headings = columns.flatMap(
    (column) => findCells(column, table, { source, field: 'fillDown', optional: false })?.headings ?? [],
  )
  return tableWith(table, function* fill(records) {
    const last = new Map<number, RawCell>()
    for (const record of records) {
      const cells = new Map<number, RawCell>()
      for (const heading of headings) {
        const cell = record.cell(heading)
        if (!isBlankCell(cell)) last.set(heading.index, cell)
        else if (last.has(heading.index)) cells.set(heading.index, last.get(heading.index) as RawCell)
      }
      yield cells.size === 0 ? record : new ChangedRecord(record, { cells })
    }
  })
}
