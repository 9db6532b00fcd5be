import { percentReader } from '../../../../../subgraphs/reporting/mapping/types/percents'
import { refusingFractions } from '../../../../../subgraphs/reporting/mapping/types/unsaidPercents'
import { typed, written } from './rawCells'

const read = refusingFractions(percentReader('percent'))

it('reads what can only be one thing', () => {
  expect(read(written('95.3'))).toEqual({ value: '95.3' })
  expect(read(written('0.953%'))).toEqual({ value: '0.953' })
  expect(read(written('0'))).toEqual({ value: '0' })
})

it('refuses a bare number that may be a fraction', () => {
  for (const cell of [
    written('0.953'),
    written('1'),
    written('-0.5'),
    typed({ kind: 'NUMBER', value: '1.5' }),
  ])
    expect(read(cell)).toMatchObject({
      code: 'BAD_PERCENT',
      right: expect.stringContaining('bare: fraction'),
    })
})
