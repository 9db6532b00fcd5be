import { chosenRows } from '../../../../../subgraphs/reporting/mapping/rows/chosenRows'
import type { Condition } from '../../../../../subgraphs/reporting/mapping/written/rowsSchema'
import { rowsOf, rowsTable } from '../../../../support/sources/rowsTable'

const TEXT = 'Id,Status,Note\nM1,Live,x\nM2,  live ,y\nM3,Closed,z\nM4,,w\n'

function ids(...where: readonly Condition[]): readonly string[] {
  return rowsOf(chosenRows(where, rowsTable(TEXT), 'm/s')).map(([id = '']) => id)
}

it.each<[string, Condition, readonly string[]]>([
  ['is', { column: 'Status', is: 'live' }, ['M1', 'M2']],
  ['is one of', { column: 'Status', is: ['Live', 'Closed'] }, ['M1', 'M2', 'M3']],
  ['is not', { column: 'Status', isNot: 'Closed' }, ['M1', 'M2', 'M4']],
  ['matches', { column: 'Id', matches: '[13]$' }, ['M1', 'M3']],
  ['matches not', { column: 'Id', matchesNot: '[13]$' }, ['M2', 'M4']],
  ['is filled', { column: 'Status', filled: true }, ['M1', 'M2', 'M3']],
  ['is blank', { column: 'Status', filled: false }, ['M4']],
  ['stands at a letter', { column: { letter: 'C' }, is: 'w' }, ['M4']],
])('keeps rows of which a column %s', (_what, condition, wanted) => {
  expect(ids(condition)).toEqual(wanted)
})

it('wants every condition, and tells how many rows it leaves out, anew at each reading', () => {
  const table = chosenRows(
    [
      { column: 'Status', filled: true },
      { column: 'Status', isNot: 'Closed' },
    ],
    rowsTable(TEXT),
    'm/s',
  )
  for (const _reading of [1, 2]) {
    expect(rowsOf(table)).toHaveLength(2)
    expect(table.notes?.()).toEqual([
      {
        code: 'ROWS_LEFT_OUT',
        message: 'm/s: 2 of 4 rows are left out by `where`, the first "M3, Closed, z" [ROWS_LEFT_OUT]',
        where: expect.objectContaining({ row: 4 }),
      },
    ])
  }
})

it('leaves no row out that cannot be read as one: it is quarantined, not passed over', () => {
  const table = chosenRows(
    [{ column: 'Status', is: 'Live' }],
    rowsTable('Id,Status,Note\nM1,Live,x\nM2,Closed\n'),
    'm/s',
  )
  expect([...table.records].map(({ defect }) => defect?.code)).toEqual([undefined, 'BAD_CSV'])
})
