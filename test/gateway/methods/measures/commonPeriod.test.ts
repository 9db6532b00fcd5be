import { latestCommonPeriod } from '../../../../gateway/methods/measures/commonPeriod'

const series = (...periods: string[]) => periods.map((period) => ({ period, value: 1 }))

test('is the latest period that all have a value for', () => {
  expect(latestCommonPeriod([series('2026-01', '2026-02', '2026-03'), series('2026-02', '2026-01')])).toBe(
    '2026-02',
  )
})

test('a missing value is no value, and who has none has no say', () => {
  const late = [...series('2026-01'), { period: '2026-02', value: { reason: 'LATE' } as const }]
  expect(latestCommonPeriod([late, series('2026-01', '2026-02')])).toBe('2026-01')
  expect(latestCommonPeriod([[], series('2026-01')])).toBe('2026-01')
})

test('there may be none', () => {
  expect(latestCommonPeriod([series('2026-01'), series('2026-02')])).toBeUndefined()
  expect(latestCommonPeriod([])).toBeUndefined()
})
