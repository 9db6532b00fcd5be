import { foldText } from '../../../../base/text/foldText'
import { compilePattern } from '../../../../base/text/safePattern'
import type { RawCell, RawRecord, RawTable } from '../../../sources/table/rawTable'
import { findCells } from '../fields/columnCells'
import { isBlankCell } from '../fields/combinedCells'
import { quoted } from '../messages'
import type { Condition } from '../written/rowsSchema'
import { tableWith } from './tableWith'

/** Leaves out the rows for which a condition does not hold, and tells how many and where the first stands. */
export function chosenRows(conditions: readonly Condition[], table: RawTable, source: string): RawTable {
  const tests = conditions.map((condition) => compiled(condition, table, source))
  let left = 0
  let read = 0
  let first: RawRecord | undefined
  return tableWith(
    table,
    function* choose(records) {
      left = 0
      read = 0
      for (const record of records) {
        read += 1
        // What cannot be read as a row is no row that somebody left out.
        if (record.defect !== undefined || tests.every((holds) => holds(record))) yield record
        else {
          left += 1
          if (left === 1) first = record
        }
      }
    },
    () =>
      left === 0
        ? []
        : [
            {
              code: 'ROWS_LEFT_OUT',
              message: `${source}: ${left} of ${read} rows are left out by \`where\`, the first ${quoted(described(first))} [ROWS_LEFT_OUT]`,
              where: first?.place ?? {},
            },
          ],
  )
}

function described(record: RawRecord | undefined): string {
  return Object.values(record?.asWritten() ?? {})
    .filter((text) => text.trim() !== '')
    .join(', ')
}

function compiled(condition: Condition, table: RawTable, source: string): (record: RawRecord) => boolean {
  const found = findCells(condition.column, table, { source, field: 'where', optional: false })
  const holds = testOf(condition)
  return (record) => found === undefined || holds(found.of(record))
}

function testOf({ is, isNot, matches, matchesNot, filled }: Condition): (cell: RawCell) => boolean {
  if (filled !== undefined) return (cell) => isBlankCell(cell) !== filled
  if (matches !== undefined || matchesNot !== undefined) {
    const test = compilePattern(matches ?? matchesNot ?? '')
    return ({ text }) => test(foldText(text)) === (matches !== undefined)
  }
  const words = new Set([is ?? isNot ?? []].flat().map((word) => foldText(word).toLowerCase()))
  return ({ text }) => words.has(foldText(text).toLowerCase()) === (is !== undefined)
}
