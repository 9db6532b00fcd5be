import { percentReader } from '../../../../../subgraphs/reporting/mapping/types/percents'
import { shown, typed, written } from './rawCells'

describe('percentages', () => {
  const read = percentReader('percent')

  it.each([
    ['12.5%', '12.5'],
    ['-6.00 %', '-6.00'],
    ['1,230%', '1230'],
    ['(5)%', '-5'],
    ['(5%)', '-5'],
    ['90 per cent', '90'],
    ['12.5', '12.5'],
  ])('%j is %s points', (text, value) => {
    expect(read(written(text))).toEqual({ value })
  })

  it.each(['>5%', '>1000%', 'Budget variance less than 5%.', '%', '5-10%', '<1%'])(
    '%j is no percentage',
    (text) => {
      expect(read(written(text))).toEqual({
        code: 'BAD_PERCENT',
        wrong: 'is not a percentage',
        right: 'one number such as 12.5%',
      })
    },
  )

  it('takes a number without its sign as the field says', () => {
    // 72.45 forecast on a budget of 74.87 (GMPP annual data, 2014) is 3.2 per cent under.
    expect(percentReader('fraction')(written('-0.032'))).toEqual({ value: '-3.2' })
    expect(percentReader('fraction')(written('12%'))).toEqual({ value: '12' })
    expect(percentReader('fraction')(typed({ kind: 'NUMBER', value: '0.1529' }))).toEqual({ value: '15.29' })
    expect(percentReader('refuse')(written('0.29'))).toEqual({
      code: 'BAD_PERCENT',
      wrong: 'has no per cent sign, and could be a fraction or a percentage',
      right: 'a number with its sign such as 12.5%',
    })
    expect(percentReader('refuse')(written('0'))).toEqual({ value: '0' })
  })

  it('takes a number with its unit, and refuses one that is shown as money', () => {
    expect(read(shown('12.5 points', '12.5', { after: ' points' }))).toEqual({ value: '12.5' })
    expect(read(shown('£12.5', '12.5', { currency: '£' }))).toMatchObject({ code: 'BAD_PERCENT' })
  })
})
