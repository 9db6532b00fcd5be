import { findCells } from '../../../../../subgraphs/reporting/mapping/fields/columnCells'
import type { Column } from '../../../../../subgraphs/reporting/mapping/written/columnSchema'
import { problemOf } from '../../../../support/reporting/problemOf'
import { rowsTable } from '../../../../support/sources/rowsTable'

const TABLE = rowsTable('Measure,Q1,Q2,,Q1 *\nm1,1,2,3,4\n')
const seeker = { source: 'm/s', field: 'value', optional: false }

function cell(column: Column): string | undefined {
  const [record] = TABLE.records
  return record && findCells(column, TABLE, seeker)?.of(record).text
}

it.each<[Column, string]>([
  ['Q2', '2'],
  [{ letter: 'D' }, '3'],
  [{ letter: 'A' }, 'm1'],
  [{ heading: 'Q1', occurrence: 1 }, '1'],
  // The star of a footnote is no part of a heading.
  [{ heading: 'q1', occurrence: 2 }, '4'],
  [{ path: 'Q2' }, '2'],
])('%j finds its column', (column, text) => {
  expect(cell(column)).toBe(text)
})

it('tells what is not there, or is there twice', () => {
  expect(problemOf(() => cell({ letter: 'F' })).message).toContain(
    'wants one column at the letter F, found 0',
  )
  expect(problemOf(() => cell({ heading: 'Q1', occurrence: 3 })).message).toContain(
    'wants one column "Q1", number 3 from the left, found 0',
  )
  expect(problemOf(() => cell('Q1')).code).toBe('COLUMN_AMBIGUOUS')
  expect(findCells({ letter: 'F' }, TABLE, { ...seeker, optional: true })).toBeUndefined()
})
