import { madeOf } from '../../../../../subgraphs/reporting/mapping/fields/madeCells'
import { unpivotedRows } from '../../../../../subgraphs/reporting/mapping/rows/unpivotedRows'
import type { Unpivot } from '../../../../../subgraphs/reporting/mapping/written/rowsSchema'
import { problemOf } from '../../../../support/reporting/problemOf'
import { rowsTable } from '../../../../support/sources/rowsTable'

const WIDE = 'Measure,Apr-26,May-26,Target,Comment\nm1,95,96,90,x\nm2,5,,6,y\n'

function made(unpivot: Unpivot, text = WIDE) {
  const { table, columns } = unpivotedRows(unpivot, rowsTable(text), 'm/s')
  const rows = [...table.records].map((record) => [
    record.cell(table.headings[0] as never).text,
    madeOf(record, 'heading')?.text,
    madeOf(record, 'value')?.text,
  ])
  return { rows, columns: columns.map(({ text: heading }) => heading), most: table.mostRecords }
}

it('makes a record of each column whose heading is a period; a new month is read when it comes', () => {
  expect(made({ columns: { periods: ['month'] } })).toEqual({
    rows: [
      ['m1', 'Apr-26', '95'],
      ['m1', 'May-26', '96'],
      ['m2', 'Apr-26', '5'],
      ['m2', 'May-26', ''],
    ],
    columns: ['Apr-26', 'May-26'],
    most: 4,
  })
  const later = WIDE.replace('Target', 'Jun-26')
  expect(made({ columns: { periods: ['month'] } }, later).columns).toEqual(['Apr-26', 'May-26', 'Jun-26'])
})

it('finds columns by their headings too, but for those that are not meant', () => {
  const { columns } = made({
    columns: { matches: '.' },
    but: ['Measure', { startsWith: 'Target' }, 'Comment'],
  })
  expect(columns).toEqual(['Apr-26', 'May-26'])
})

it('gives each value the place of its own cell', () => {
  const { table } = unpivotedRows({ columns: { periods: ['month'] } }, rowsTable(WIDE), 'm/s')
  const [, second] = [...table.records]
  expect(second && madeOf(second, 'value')?.place).toMatchObject({ row: 2, column: 3, heading: 'May-26' })
})

it('refuses a table without such a column', () => {
  const problem = problemOf(() => made({ columns: { periods: ['quarter'] } }))
  expect(problem.message).toBe(
    'm/s: `unpivot` wants columns whose headings are a quarter, found 0. Columns present (headings in row 1): "Measure", "Apr-26", "May-26", "Target", "Comment" [COLUMN_NOT_FOUND]',
  )
})
