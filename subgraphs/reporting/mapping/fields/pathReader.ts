import { Problem } from '../../../../base/problems/problem'
import type { Cell } from '../../../../schema/facts/figures/cell'
import type { RawCell, RawTable } from '../../../sources/table/rawTable'
import type { FieldReader } from './fieldReader'
import { headingList } from './finders'
import type { ReadCell } from './readCell'

/**
 * How a field is read that lies at a path inside each record. A source of nested records often leaves out
 * what is blank: a path that only some records have is blank in the others, and one that none has is a
 * column that is not there.
 *
 * @param absent what the field is where there is no such column, and need not be
 * @throws Problem COLUMN_NOT_FOUND
 */
export function pathReader(
  path: string,
  table: RawTable,
  {
    source,
    field,
    optional,
  }: { readonly source: string; readonly field: string; readonly optional: boolean },
  absent: Cell,
  read: (raw: RawCell) => ReadCell,
): FieldReader {
  const heading = table.headingAt?.(path)
  if (heading === undefined && optional) return { name: field, absent: true, read: () => ({ cell: absent }) }
  if (heading === undefined) {
    const message =
      `${source}: field "${field}" wants a value at the path ${path}, found 0. ` +
      `Paths present: ${headingList(table.headings)} [COLUMN_NOT_FOUND]`
    const columns = table.headings.map(({ text }) => text)
    throw new Problem('COLUMN_NOT_FOUND', message, { field, columns })
  }
  return {
    name: field,
    heading,
    read: (record) => read(record.at?.(path) ?? { text: '', place: { ...record.place, heading: path } }),
  }
}
