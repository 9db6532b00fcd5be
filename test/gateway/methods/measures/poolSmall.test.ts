import { poolSmall } from '../../../../gateway/methods/measures/poolSmall'
import type { PeriodCount } from '../../../../gateway/methods/measures/poolSmall'

/** Months from January 2025 on, each with its number of cases, half of which happened. */
const months = (cases: readonly number[], from = 0): readonly PeriodCount[] =>
  cases.map((denominator, i) => {
    const month = from + i
    const period = `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    return { period, numerator: denominator / 2, denominator }
  })
const repeated = (cases: number, times: number) => Array.from({ length: times }, () => cases)

test('thirty cases in each month but the latest are judged as they are', () => {
  const counts = months([30, 44, 31, 2])
  expect(poolSmall(counts)).toMatchObject({
    n: 4,
    value: { precision: 'MONTH', counts: counts.map((count) => ({ ...count, periods: 1 })) },
    caveats: [{ code: 'POPULATION_CHANGED', detail: '2025-04' }],
  })
})

test('fewer are pooled to quarters, numerators and denominators alike', () => {
  const { value, caveats } = poolSmall(months([10, 12, 8, 14, 20, 10, 4]))
  expect(value).toEqual({
    precision: 'QUARTER',
    counts: [
      { period: '2025-Q1', numerator: 15, denominator: 30, periods: 3 },
      { period: '2025-Q2', numerator: 22, denominator: 44, periods: 3 },
      { period: '2025-Q3', numerator: 2, denominator: 4, periods: 1 },
    ],
  })
  expect(caveats).toEqual([{ code: 'POOLED', detail: 'QUARTER' }])
})

test('and then to years, and no further', () => {
  expect(poolSmall(months(repeated(4, 24)))).toMatchObject({
    value: { precision: 'YEAR', counts: [{ period: '2025', denominator: 48 }, { period: '2026' }] },
    caveats: [{ code: 'POOLED', detail: 'YEAR' }],
  })
  expect(poolSmall(months(repeated(2, 24))).refused).toMatchObject({
    reason: 'INSUFFICIENT_HISTORY',
    detail: 'Even a year has fewer than 30 cases.',
  })
})

test('a quarter that the series begins within may have fewer, and one with a hole is told', () => {
  const begun = poolSmall(months([12, 12, 12, 12, 12, 12, 12], 2))
  expect(begun.value?.counts.map(({ period, denominator }) => [period, denominator])).toEqual([
    ['2025-Q1', 12],
    ['2025-Q2', 36],
    ['2025-Q3', 36],
  ])
  const holed = months(repeated(16, 12)).filter(({ period }) => period !== '2025-05')
  expect(poolSmall(holed).caveats).toContainEqual({ code: 'PARTIAL_COVERAGE', detail: '2025-Q2' })
})

test('cases that halve or double are another population', () => {
  const changed = (cases: readonly number[]) =>
    (poolSmall(months(cases)).caveats ?? []).map(({ code, detail }) => [code, detail])
  expect(changed([100, 51, 101, 100])).toEqual([])
  expect(changed([100, 50, 50, 100])).toEqual([['POPULATION_CHANGED', '2025-02, 2025-04']])
})

test('takes quarters and years as they come, in any order', () => {
  const quarter = (period: string, denominator: number) => ({ period, numerator: 1, denominator })
  expect(poolSmall([quarter('2025-Q2', 20), quarter('2025-Q1', 20), quarter('2026-Q1', 5)]).value).toEqual({
    precision: 'YEAR',
    counts: [
      { period: '2025', numerator: 2, denominator: 40, periods: 2 },
      { period: '2026', numerator: 1, denominator: 5, periods: 1 },
    ],
  })
  expect(poolSmall([quarter('2025', 31), quarter('2026', 40)]).value?.precision).toBe('YEAR')
})

test('refuses nothing, days, and lengths that are mixed', () => {
  const one = { period: '2025-01', numerator: 1, denominator: 40 }
  expect(poolSmall([]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(poolSmall([{ ...one, period: '2025-01-31' }]).refused?.reason).toBe('NOT_APPLICABLE')
  expect(poolSmall([one, { ...one, period: '2025-Q2' }]).refused?.reason).toBe('NOT_APPLICABLE')
  expect(() => poolSmall([one, one])).toThrow('A period is given twice')
  expect(() => poolSmall([{ ...one, denominator: -1 }])).toThrow('2025-01 has -1 cases')
})
