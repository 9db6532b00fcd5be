import { firstCells, joinedCells } from '../../../../../subgraphs/reporting/mapping/fields/combinedCells'
import type { CellsFound } from '../../../../../subgraphs/reporting/mapping/fields/columnCells'
import { problemOf } from '../../../../support/reporting/problemOf'
import { rowsTable } from '../../../../support/sources/rowsTable'

const TABLE = rowsTable('Stream,No,Actual,Forecast\nFIN,1,,2027\nHR,,2026,2027\n,,,\nPMO,3,,\n')
const seeker = { source: 'm/s', field: 'milestone', optional: false }

function texts(found: CellsFound | undefined): readonly string[] {
  return [...TABLE.records].map((record) => {
    const { text = '', defect } = found?.of(record) ?? {}
    return defect === undefined ? text : `!${defect.wrong}`
  })
}

it('joins columns, and lets no part be missing without a word', () => {
  expect(texts(joinedCells(['Stream', 'No'], '-', TABLE, seeker))).toEqual([
    'FIN-1',
    '!lacks the part in column "No", which is blank',
    'PMO-3',
  ])
})

it('is blank where every part is', () => {
  expect(texts(joinedCells(['Actual', 'Forecast'], '/', TABLE, seeker))[2]).toBe('')
})

it('takes the first that is filled', () => {
  expect(texts(firstCells(['Actual', 'Forecast'], TABLE, seeker))).toEqual(['2027', '2026', ''])
  expect(texts(firstCells(['Outturn', 'Forecast'], TABLE, seeker))).toEqual(['2027', '2027', ''])
})

it('refuses where a part to be joined, or every column of several, is not there', () => {
  expect(problemOf(() => joinedCells(['Stream', 'Key'], '-', TABLE, seeker)).code).toBe('COLUMN_NOT_FOUND')
  expect(problemOf(() => firstCells(['Outturn', 'Plan'], TABLE, seeker)).code).toBe('COLUMN_NOT_FOUND')
  const optional = { ...seeker, optional: true }
  expect(joinedCells(['Stream', 'Key'], '-', TABLE, optional)).toBeUndefined()
  expect(firstCells(['Outturn', 'Plan'], TABLE, optional)).toBeUndefined()
})
