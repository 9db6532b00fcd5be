import { shapedRows } from '../../../../../subgraphs/reporting/mapping/rows/shapedRows'
import { madeOf } from '../../../../../subgraphs/reporting/mapping/fields/madeCells'
import { rowsTable } from '../../../../support/sources/rowsTable'

it('takes one step after the other: what is filled down is chosen by, and what is chosen is unpivoted', () => {
  const text = 'Stream,Kind,Apr-26,May-26\nFinance,plan,1,2\n,actual,3,4\nHR,plan,5,6\n,actual,7,8\n'
  const { table, used } = shapedRows(
    {
      fillDown: ['Stream'],
      where: [
        { column: 'Stream', is: 'Finance' },
        { column: 'Kind', is: 'actual' },
      ],
      unpivot: { columns: { periods: ['month'] } },
    },
    rowsTable(text),
    'm/s',
  )
  const [stream] = table.headings
  expect(
    [...table.records].map((record) => [stream && record.cell(stream).text, madeOf(record, 'value')?.text]),
  ).toEqual([
    ['Finance', '3'],
    ['Finance', '4'],
  ])
  // Columns that a step reads are no surprise to anybody.
  expect(used.map(({ text: heading }) => heading)).toEqual(['Stream', 'Kind', 'Apr-26', 'May-26'])
})

it('is the table itself where the mapping has no step', () => {
  const table = rowsTable('Id,Name\nM1,a\n')
  expect(shapedRows({}, table, 'm/s').table).toBe(table)
})
