import { periodReader } from '../../../../../subgraphs/reporting/mapping/types/periods'
import { written } from './rawCells'

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
  ])('%j is the calendar quarter %s', (text, value) => {
    expect(quarters(written(text))).toEqual({ value })
  })

  it('counts quarters from where the financial year begins', () => {
    expect(periodReader(['quarter'], '10-01')(written('Q1 2025-26'))).toEqual({ value: '2025-Q4' })
    expect(periodReader(['quarter'], '10-01')(written('Q2 2025-26'))).toEqual({ value: '2026-Q1' })
  })

  it.each(['Q5 2025-26', 'Q1 2025-27', '2025-26', 'FY2025/26', 'First quarter', 'Q1', '2025-04'])(
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
      right: '2026-12 or December 2026; 2026; 2026-12-31',
    })
    expect(read(written('2026-Q1'))).toMatchObject({ code: 'BAD_PERIOD' })
  })
})
