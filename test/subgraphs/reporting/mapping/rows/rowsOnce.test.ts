import { rowsOnce } from '../../../../../subgraphs/reporting/mapping/rows/rowsOnce'
import { rowsOf, rowsTable } from '../../../../support/sources/rowsTable'

it('counts copies once, and tells how many there were', () => {
  const table = rowsOnce(rowsTable('Id,Name\nM1,a\nM2,b\nM1,a\nM1,c\nM1,a\n'), 'm/s')
  expect(rowsOf(table)).toEqual([
    ['M1', 'a'],
    ['M2', 'b'],
    ['M1', 'c'],
  ])
  expect(table.notes?.()).toEqual([
    {
      code: 'IDENTICAL_ROWS',
      message: 'm/s: 2 rows are copies of others, cell by cell, and count once [IDENTICAL_ROWS]',
      where: expect.objectContaining({ row: 4 }),
    },
  ])
})

it('says nothing where there is no copy', () => {
  const table = rowsOnce(rowsTable('Id,Name\nM1,a\nM1,b\n'), 'm/s')
  expect(rowsOf(table)).toHaveLength(2)
  expect(table.notes?.()).toEqual([])
})
