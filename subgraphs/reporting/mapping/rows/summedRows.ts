import type { RawCell, RawHeading, RawRecord, RawTable } from '../../../sources/table/rawTable'
import { isBlankCell } from '../fields/combinedCells'
import { findCells } from '../fields/columnCells'
import type { CellsFound } from '../fields/columnCells'
import { placeText } from '../messages'
import { Exact } from '../types/exactly'
import { decimalIn } from '../types/numbers'
import type { Column } from '../written/columnSchema'
import type { Sums } from '../written/rowsSchema'
import { ChangedRecord } from './changedRecord'
import { tableWith } from './tableWith'

interface Group {
  readonly first: RawRecord
  rows: number
  readonly sums: Map<number, RawCell>
}

/**
 * Makes one record of all rows that agree in some columns, in the place of the first of them, and adds up the
 * numbers in others exactly. A row without a number makes the sum of its group a defect: nothing is taken for 0.
 */
export function summedRows({ by, of = [] }: Sums, table: RawTable, source: string): RawTable {
  const find = (column: Column): CellsFound | undefined =>
    findCells(column, table, { source, field: 'sums', optional: false })
  const keys = by.flatMap((column) => find(column) ?? [])
  const summed = of.flatMap((column) => find(column)?.headings ?? [])
  return tableWith(table, function* sum(records) {
    const groups = new Map<string, Group>()
    for (const record of records) {
      if (record.defect !== undefined) {
        yield record
        continue
      }
      const key = JSON.stringify(keys.map((found) => found.of(record).text.trim().toLowerCase()))
      const group = groups.get(key) ?? { first: record, rows: 0, sums: new Map<number, RawCell>() }
      groups.set(key, group)
      group.rows += 1
      for (const heading of summed) group.sums.set(heading.index, added(group, record, heading))
    }
    for (const { first, rows, sums } of groups.values()) {
      const counted: RawCell = {
        text: String(rows),
        typed: { kind: 'NUMBER', value: String(rows) },
        place: first.place,
      }
      yield new ChangedRecord(first, { cells: sums, made: { rows: counted } })
    }
  })
}

function added({ sums, rows }: Group, record: RawRecord, heading: RawHeading): RawCell {
  const cell = record.cell(heading)
  const before = sums.get(heading.index)
  if (before?.defect !== undefined) return before
  const place = before?.place ?? cell.place
  const number = decimalIn(cell)
  if (number === undefined) {
    const what = isBlankCell(cell) ? 'is blank' : `holds "${cell.text}"`
    const wrong = `cannot be added up: ${placeText(cell.place)} ${what}`
    return {
      text: cell.text,
      place,
      defect: { code: 'BAD_NUMBER', wrong, right: 'a number in every row of the group' },
    }
  }
  const value = before === undefined || rows === 1 ? number : new Exact(before.text).plus(number).toFixed()
  return { text: value, typed: { kind: 'NUMBER', value }, place }
}
