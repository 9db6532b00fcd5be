import { filledDown } from '../../../../../subgraphs/reporting/mapping/rows/filledDown'
import { problemOf } from '../../../../support/reporting/problemOf'
import { rowsOf, rowsTable } from '../../../../support/sources/rowsTable'

const TEXT = 'Stream,Id,Name\n,M0,z\nFinance,M1,a\n,M2,\nHR,M1,c\n,M2,d\n'

it('gives a blank cell what the last filled one above says, and no other column', () => {
  const table = filledDown(['Stream'], rowsTable(TEXT), 'm/s')
  const wanted = [
    ['', 'M0', 'z'],
    ['Finance', 'M1', 'a'],
    ['Finance', 'M2', ''],
    ['HR', 'M1', 'c'],
    ['HR', 'M2', 'd'],
  ]
  expect(rowsOf(table)).toEqual(wanted)
  // A table may be read more than once, each time from the first.
  expect(rowsOf(table)).toEqual(wanted)
})

it('keeps the place of the cell that says it', () => {
  const table = filledDown(['Stream'], rowsTable(TEXT), 'm/s')
  const [stream] = table.headings
  const third = [...table.records][2]
  expect(stream && third?.cell(stream).place).toMatchObject({ row: 3, column: 1 })
  expect(third?.place).toMatchObject({ row: 4 })
})

it('refuses a column that is not there', () => {
  expect(problemOf(() => filledDown(['Team'], rowsTable(TEXT), 'm/s')).code).toBe('COLUMN_NOT_FOUND')
})
