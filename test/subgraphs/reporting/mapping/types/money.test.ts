import { moneyReader } from '../../../../../subgraphs/reporting/mapping/types/money'
import { shown, typed, written } from './rawCells'

describe('money', () => {
  const millions = moneyReader(1000000, 1000000)

  it.each([
    ['9.40', '9.40'],
    ['£9.40m', '9.40'],
    ['£1,234.5', '1234.5'],
    ['-£5.9m', '-5.9'],
    ['£-5.9', '-5.9'],
    ['\u2212£5.9 million', '-5.9'],
    ['\u201374.90', '-74.90'],
    ['(12.5)', '-12.5'],
    ['(£12.5m)', '-12.5'],
    ['£(12.5)', '-12.5'],
    ['£161.10 ', '161.10'],
    ['\u00a0£9941.96', '9941.96'],
    ['GBP 12', '12'],
    ['12 GBP', '12'],
    ['£0m', '0'],
    ['12.5 £m', '12.5'],
    ['£m 12.5', '12.5'],
    ['-£m 12.5', '-12.5'],
  ])('%j is %s in a column and a field of millions', (text, value) => {
    expect(millions(written(text))).toEqual({ value })
  })

  it.each(['$5', '£', '£1,23', '£5-6m', '£5m to £6m', '12,34', 'TBA', '£5p', '£5.5.5'])(
    '%j is no amount',
    (text) => {
      expect(millions(written(text))).toEqual({
        code: 'BAD_MONEY',
        wrong: 'is not an amount of money in pounds sterling',
        right: 'one amount such as £1,234.5m',
      })
    },
  )

  it('refuses a suffix that contradicts the column', () => {
    expect(millions(written('£1,200k'))).toEqual({
      code: 'BAD_MONEY',
      wrong: 'is written in "k" where the column is in millions of pounds',
      right: 'an amount such as £1,234.5m',
    })
    expect(millions(written('£1.2bn'))).toMatchObject({
      wrong: 'is written in "bn" where the column is in millions of pounds',
    })
    expect(moneyReader(1, 1)(written('£1.2m'))).toMatchObject({
      wrong: 'is written in "m" where the column is in pounds',
    })
  })

  it('gives the amount in the unit of the field, exactly', () => {
    expect(moneyReader(1, 1000000)(written('£12,345,678.90'))).toEqual({ value: '12.3456789' })
    expect(moneyReader(1000, 1000000)(written('1,200k'))).toEqual({ value: '1.2' })
    expect(moneyReader(1000000, 1)(written('0.1'))).toEqual({ value: '100000' })
    expect(moneyReader(1, 1)(written('£0.30'))).toEqual({ value: '0.30' })
    expect(moneyReader(1, 1000000)(typed({ kind: 'NUMBER', value: '2500000' }))).toEqual({ value: '2.5' })
  })

  it('reads a number with what its format shows beside it as that text', () => {
    const million = { before: '£', after: 'm', currency: '£', dividedBy: 1_000_000 }
    expect(millions(shown('-£412.512345m', '-412.512345', million))).toEqual({ value: '-412.512345' })
    expect(millions(shown('£12.5m', '12.5', { ...million, dividedBy: 1 }))).toEqual({ value: '12.5' })
    expect(millions(shown('GBP 12.5', '12.5', { before: 'GBP ', currency: 'GBP' }))).toEqual({
      value: '12.5',
    })
    expect(moneyReader(1, 1)(shown('£412.512345m', '412.512345', { after: 'm' }))).toMatchObject({
      wrong: 'is written in "m" where the column is in pounds',
    })
    expect(millions(shown('12.5 p.a.', '12.5', { after: ' p.a.' }))).toMatchObject({
      wrong: 'is not an amount of money in pounds sterling',
    })
  })

  it('refuses a number that its format shows in another currency', () => {
    expect(millions(shown('€ 12.5', '12.5', { before: '€ ', currency: '€' }))).toEqual({
      code: 'BAD_MONEY',
      wrong: 'is shown in €, not in pounds sterling',
      right: 'an amount such as £1,234.5m',
    })
  })

  it('takes a number that is shown divided as it is shown, unless its column is in smaller units', () => {
    const divided = shown('412.512345', '412.512345', { dividedBy: 1_000_000 })
    expect(millions(divided)).toEqual({ value: '412.512345' })
    expect(millions(shown('412.5', '412.5', { dividedBy: 1000 }))).toEqual({ value: '412.5' })
    expect(moneyReader(1000, 1)(divided)).toEqual({
      code: 'BAD_MONEY',
      wrong: 'is shown divided by 1,000,000 where the column is in thousands of pounds',
      right: 'an amount such as £1,234.5k',
    })
    expect(moneyReader(1, 1000000)(divided)).toMatchObject({
      wrong: 'is shown divided by 1,000,000 where the column is in pounds',
    })
    const inWords = shown('£412.5m', '412.5', { before: '£', after: 'm', dividedBy: 1_000_000 })
    expect(moneyReader(1, 1000000)(inWords)).toMatchObject({
      wrong: 'is written in "m" where the column is in pounds',
    })
  })

  it('refuses a number that is shown in full where larger ones are shown in the units of the column', () => {
    const inFull = shown('£500', '500', { before: '£', currency: '£', dividedBy: 1 })
    expect(millions(inFull)).toMatchObject({
      wrong:
        'is shown undivided by a number format that divides other amounts, where the column is in millions of pounds',
    })
    expect(moneyReader(1, 1)(inFull)).toEqual({ value: '500' })
    expect(millions(shown('0', '0', { dividedBy: 1 }))).toEqual({ value: '0' })
  })
})
