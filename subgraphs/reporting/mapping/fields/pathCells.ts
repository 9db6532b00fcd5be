import { Problem } from '../../../../base/problems/problem'
import type { RawTable } from '../../../sources/table/rawTable'
import type { CellsFound, Seeker } from './columnCells'
import { findColumn, headingList, orOptional } from './finders'

/**
 * Finds the cells that lie at a path inside each record. A source of nested records often leaves out what is
 * blank: a path that only some records have is blank in the others, and one that none has is no column.
 *
 * @throws Problem COLUMN_NOT_FOUND
 */
export function findPath(path: string, table: RawTable, seeker: Seeker): CellsFound | undefined {
  if (table.headingAt === undefined) return columnCalled(path, table, seeker)
  const { source, field, optional } = seeker
  const heading = table.headingAt(path)
  if (heading === undefined && optional) return undefined
  if (heading === undefined) {
    const message =
      `${source}: field "${field}" wants a value at the path ${path}, found 0${orOptional}. ` +
      `Paths present: ${headingList(table.headings)} [COLUMN_NOT_FOUND]`
    const columns = table.headings.map(({ text }) => text)
    throw new Problem('COLUMN_NOT_FOUND', message, { field, columns })
  }
  return {
    headings: [heading],
    of: (record) => record.at?.(path) ?? { text: '', place: { ...record.place, heading: path } },
  }
}

/** In a table of columns, as SQL and files bring it, a path is the name of one. */
function columnCalled(path: string, table: RawTable, seeker: Seeker): CellsFound | undefined {
  const heading = findColumn(path, table.headings, seeker)
  return heading === undefined ? undefined : { headings: [heading], of: (record) => record.cell(heading) }
}
