import type { RawCell, RawHeading, RawTable } from '../../../sources/table/rawTable'
import { Problem } from '../../../../base/problems/problem'
import { compileFinder, finderText, columnsPresent } from '../fields/finders'
import { periodReader } from '../types/periods'
import type { Unpivot } from '../written/rowsSchema'
import { ChangedRecord } from './changedRecord'
import { tableWith } from './tableWith'

/**
 * Makes a record of each of some columns of each row: a column that is new in a later return is read when it comes.
 *
 * @throws Problem COLUMN_NOT_FOUND
 */
export function unpivotedRows(unpivot: Unpivot, table: RawTable, source: string): UnpivotedTable {
  const columns = table.headings.filter((heading) => isMeant(heading, unpivot))
  if (columns.length === 0) {
    const message =
      `${source}: \`unpivot\` wants columns ${told(unpivot)}, found 0. ` +
      `${columnsPresent(table.headings)} [COLUMN_NOT_FOUND]`
    throw new Problem('COLUMN_NOT_FOUND', message, { field: 'unpivot' })
  }
  const turned = tableWith(table, function* turn(records) {
    for (const record of records) {
      if (record.defect !== undefined) yield record
      else {
        for (const heading of columns) {
          const made = { heading: headingCell(heading), value: record.cell(heading) }
          yield new ChangedRecord(record, { made })
        }
      }
    }
  })
  const most = table.mostRecords
  return { table: most === undefined ? turned : { ...turned, mostRecords: most * columns.length }, columns }
}

export interface UnpivotedTable {
  readonly table: RawTable
  /** Those that became records. */
  readonly columns: readonly RawHeading[]
}

function isMeant({ text }: RawHeading, { columns, but = [] }: Unpivot): boolean {
  if (but.some((finder) => compileFinder(finder)(text))) return false
  if (typeof columns !== 'object' || !('periods' in columns)) return compileFinder(columns)(text)
  return 'value' in periodReader(columns.periods, '04-01')({ text, place: {} })
}

function told({ columns }: Unpivot): string {
  if (typeof columns === 'object' && 'periods' in columns)
    return `whose headings are a ${columns.periods.join(' or ')}`
  return finderText(columns)
}

function headingCell({ text, place }: RawHeading): RawCell {
  return { text, place }
}
