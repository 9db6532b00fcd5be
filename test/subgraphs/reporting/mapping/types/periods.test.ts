import { periodReader } from '../../../../../subgraphs/reporting/mapping/types/periods'
import { typed, written } from './rawCells'

describe('periods', () => {
  const quarters = periodReader(['quarter'], '04-01')

  // The labels are those of published prompt payment data and of GMPP returns.
  it.each([
    ['Q2 2025/26', '2025-Q3'],
    ['2025-26 Q1', '2025-Q2'],
    ['Q4 FY2025/26', '2026-Q1'],
    ['2025–26 Q4', '2026-Q1'],
    ['1st Quarter 2015-16', '2015-Q2'],
    ['2015-16: Quarter 1', '2015-Q2'],
    ['2017-18 Quarter 3', '2017-Q4'],
    ['Fourth quarter 1999-2000', '2000-Q1'],
    ['2026-Q3', '2026-Q3'],
    ['Q1 26/27', '2026-Q2'],
    ['April to June 2026', '2026-Q2'],
    ['Oct–Dec 26', '2026-Q4'],
  ])('%j is the calendar quarter %s', (text, value) => {
    expect(quarters(written(text))).toEqual({ value })
  })

  it('counts quarters from where the financial year begins', () => {
    expect(periodReader(['quarter'], '10-01')(written('Q1 2025-26'))).toEqual({ value: '2025-Q4' })
    expect(periodReader(['quarter'], '10-01')(written('Q2 2025-26'))).toEqual({ value: '2026-Q1' })
  })

  it.each(['2025-26', 'FY2025/26'])('%j is a whole year', (text) => {
    expect(quarters(written(text))).toMatchObject({
      wrong: 'is a financial year; list `financialYear` under `forms` if its last month is to stand for it',
    })
  })

  it.each(['Q5 2025-26', 'Q1 2025-27', 'May-Jul 2026', 'First quarter', 'Q1', '2025-04', 'Q1 FY27'])(
    '%j is refused',
    (text) => {
      expect(quarters(written(text))).toEqual({
        code: 'BAD_PERIOD',
        wrong: 'is not a period in any accepted form',
        right: 'Q3 2026-27',
      })
    },
  )

  it('accepts the forms listed and no other', () => {
    const read = periodReader(['month', 'year', 'day'], '04-01')
    expect(read(written('2025-04'))).toEqual({ value: '2025-04' })
    expect(read(written('Sept 2026'))).toEqual({ value: '2026-09' })
    expect(read(written('2026'))).toEqual({ value: '2026' })
    expect(read(written('2026-02-28'))).toEqual({ value: '2026-02-28' })
    expect(read(written('2026-02-30'))).toMatchObject({
      right: '2026-12, December 2026 or Dec-26; 2026; 2026-12-31',
    })
    expect(read(written('2026-Q1'))).toMatchObject({ code: 'BAD_PERIOD' })
  })

  it.each([
    ['Apr-26', '2026-04'],
    ["Apr '26", '2026-04'],
    ['04/2026', '2026-04'],
    ['2026/4', '2026-04'],
    ['2026-04-01', '2026-04'],
    ['2026-04-30', '2026-04'],
  ])('%j is the month %s', (text, value) => {
    expect(periodReader(['month'], '04-01')(written(text))).toEqual({ value })
  })

  it('reads a month out of a typed date, which spreadsheets make of it, but not out of any day', () => {
    const read = periodReader(['month'], '04-01')
    expect(read(typed({ kind: 'DATE', value: '2026-08-31' }))).toEqual({ value: '2026-08' })
    expect(read(typed({ kind: 'DATE', value: '2026-04-01' }))).toEqual({ value: '2026-04' })
    expect(read(typed({ kind: 'DATE', value: '2026-04-15' }))).toMatchObject({
      wrong: 'is a day within a month, neither its first nor its last',
    })
    expect(read(typed({ kind: 'DATE', value: '2026-04-01T17:00:00' }))).toMatchObject({
      wrong: 'holds a time of day',
    })
    expect(read(written('Apr-76'))).toMatchObject({ code: 'BAD_PERIOD' })
  })

  it.each([
    ['2025-26', '2026-03'],
    ['2026/27', '2027-03'],
    ['FY27/28', '2028-03'],
    ['2025-2026', '2026-03'],
    ['1999-2000', '2000-03'],
  ])('%j is the financial year that ends with %s', (text, value) => {
    expect(periodReader(['financialYear'], '04-01')(written(text))).toEqual({ value })
  })

  it('ends a financial year where the field says that it begins', () => {
    expect(periodReader(['financialYear'], '10-01')(written('2025-26'))).toEqual({ value: '2026-09' })
    expect(periodReader(['financialYear'], '04-01')(written('2025-27'))).toMatchObject({ code: 'BAD_PERIOD' })
  })
})
