import { Problem } from '../../../../base/problems/problem'
import { columnLetters, parseCellAddress } from '../../../sources/table/cellAddress'
import type { RawCell, RawHeading, RawRecord, RawTable } from '../../../sources/table/rawTable'
import { quoted } from '../messages'
import type { Column } from '../written/columnSchema'
import { isHeadingFinder } from '../written/columnSchema'
import { compileFinder, findColumn, columnsPresent } from './finders'
import { findPath } from './pathCells'

/** Where the cells of a field, or of a step before fields, are found in the records of one table. */
export interface CellsFound {
  /** The columns that are read. */
  readonly headings: readonly RawHeading[]
  of(record: RawRecord): RawCell
}

/** For whom a column is sought. */
export interface Seeker {
  readonly source: string
  /** A field, or the step that names the column: `where`. */
  readonly field: string
  /** Whether none is an answer; several never is. */
  readonly optional: boolean
}

/**
 * Finds the cells of a column; nothing where there is none and need not be.
 *
 * @throws Problem COLUMN_NOT_FOUND, COLUMN_AMBIGUOUS
 */
export function findCells(column: Column, table: RawTable, seeker: Seeker): CellsFound | undefined {
  if (typeof column === 'object' && 'path' in column) return findPath(column.path, table, seeker)
  const heading = headingOf(column, table.headings, seeker)
  return heading === undefined ? undefined : { headings: [heading], of: (record) => record.cell(heading) }
}

function headingOf(
  column: Exclude<Column, { readonly path: string }>,
  headings: readonly RawHeading[],
  seeker: Seeker,
): RawHeading | undefined {
  if (isHeadingFinder(column)) return findColumn(column, headings, seeker)
  const [hit, told] =
    'letter' in column
      ? [headings.find((heading) => lettersOf(heading) === column.letter), `at the letter ${column.letter}`]
      : [
          nth(column.heading, column.occurrence, headings),
          `${quoted(column.heading)}, number ${column.occurrence} from the left`,
        ]
  if (hit !== undefined || seeker.optional) return hit
  const message =
    `${seeker.source}: field "${seeker.field}" wants one column ${told}, found 0. ` +
    `${columnsPresent(headings)} [COLUMN_NOT_FOUND]`
  throw new Problem('COLUMN_NOT_FOUND', message, { field: seeker.field })
}

function nth(heading: string, occurrence: number, headings: readonly RawHeading[]): RawHeading | undefined {
  const test = compileFinder(heading)
  return headings.filter(({ text }) => test(text))[occurrence - 1]
}

function lettersOf({ place }: RawHeading): string | undefined {
  const column = place.column ?? (parseCellAddress(place.cell ?? '')?.column ?? -1) + 1
  return column === 0 ? undefined : columnLetters(column)
}
