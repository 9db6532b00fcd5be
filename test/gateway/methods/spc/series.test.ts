import { withGaps } from '../../../../gateway/methods/spc/series'

const labels = (...periods: string[]) =>
  withGaps(periods.map((period) => ({ period, value: 1 }))).map(({ period, value }) =>
    value === 1 ? period : `(${period})`,
  )

test('sorts, and fills months, quarters and years that are not mentioned', () => {
  expect(labels('2026-02', '2025-11')).toEqual(['2025-11', '(2025-12)', '(2026-01)', '2026-02'])
  expect(labels('2025-Q4', '2026-Q2')).toEqual(['2025-Q4', '(2026-Q1)', '2026-Q2'])
  expect(labels('2023', '2025')).toEqual(['2023', '(2024)', '2025'])
})

test('days have no spacing to fill', () => {
  expect(labels('2026-01-31', '2026-02-28')).toEqual(['2026-01-31', '2026-02-28'])
})

test('refuses a period twice, and periods of different lengths', () => {
  expect(() => labels('2026-01', '2026-01')).toThrow('2026-01 is given twice')
  expect(() => labels('2026-01', '2026-Q2')).toThrow('2026-01 and 2026-Q2 are periods of different lengths')
})
