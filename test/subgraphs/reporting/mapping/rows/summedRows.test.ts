import { madeOf } from '../../../../../subgraphs/reporting/mapping/fields/madeCells'
import { summedRows } from '../../../../../subgraphs/reporting/mapping/rows/summedRows'
import { rowsOf, rowsTable } from '../../../../support/sources/rowsTable'

const STAFF = 'Profession,Grade,FTE\nPM,G7,0.1\nPM,g7,0.2\nPM,SEO,1\nDDaT,G7,0.6\n'

it('adds up exactly, group by group, in the place of the first row', () => {
  const table = summedRows({ by: ['Profession', 'Grade'], of: ['FTE'] }, rowsTable(STAFF), 'm/s')
  // In binary, 0.1 + 0.2 is not 0.3.
  expect(rowsOf(table)).toEqual([
    ['PM', 'G7', '0.3'],
    ['PM', 'SEO', '1'],
    ['DDaT', 'G7', '0.6'],
  ])
  expect([...table.records].map((record) => madeOf(record, 'rows')?.text)).toEqual(['2', '1', '1'])
  expect([...table.records][0]?.place).toMatchObject({ row: 2 })
})

it.each([
  ['PM,G7,n/a', 'cannot be added up: file "r/a.csv" record 2, row 3 (ends line 3), column 3 (C) holds "n/a"'],
  ['PM,G7,', 'cannot be added up: file "r/a.csv" record 2, row 3 (ends line 3), column 3 (C) is blank'],
])('takes nothing for 0: %j makes the sum of its group a defect', (row, wrong) => {
  const table = summedRows(
    { by: ['Profession'], of: ['FTE'] },
    rowsTable(`Profession,Grade,FTE\nPM,G7,1\n${row}\nPM,G7,2\nDDaT,G7,5\n`),
    'm/s',
  )
  expect(rowsOf(table).map(([, , sum]) => sum)).toEqual([`!${wrong}`, '5'])
})
