import { parsePeriod, requirePeriod, shiftMonth } from '../../../base/dates/period'

describe('a period', () => {
  it.each([
    ['2029', '2029-01-01', '2029-12-31', 'YEAR'],
    ['2026-Q4', '2026-10-01', '2026-12-31', 'QUARTER'],
    ['2024-02', '2024-02-01', '2024-02-29', 'MONTH'],
    ['2025-02', '2025-02-01', '2025-02-28', 'MONTH'],
    ['2026-12-31', '2026-12-31', '2026-12-31', 'DAY'],
  ])('%s lasts from %s to %s, known to the %s', (label, start, end, precision) => {
    expect(parsePeriod(label)).toEqual({ label, start, end, precision })
  })

  it.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-02-30',
    '2025-02-29',
    '2026-1',
    '2026-10-31T00:00:00Z',
  ])('is not "%s"', (text) => {
    expect(parsePeriod(text)).toBeUndefined()
    expect(() => requirePeriod(text)).toThrow(`"${text}" is not a period`)
  })
})

describe('shifting a month', () => {
  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-03', -27, '2023-12'],
    ['2026-03', 0, '2026-03'],
  ])('%s by %i is %s', (month, by, expected) => {
    expect(shiftMonth(month, by)).toBe(expected)
  })

  it('takes months only', () => {
    expect(() => shiftMonth('2026-Q1', 1)).toThrow('"2026-Q1" is not a month such as 2026-09')
  })
})
