import { deviationsFromSeason, season } from '../../../../gateway/methods/spc/season'
import type { SeriesPoint } from '../../../../gateway/methods/spc/series'

const monthly = (values: readonly (number | undefined)[]): readonly SeriesPoint[] =>
  values.map((value, i) => ({
    period: `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    value: value ?? { reason: 'NOT_PROVIDED' },
  }))

// R data set `nottem` (Anderson 1976): mean monthly air temperature at Nottingham Castle, 1920 to 1922.
const NOTTINGHAM = [
  40.6, 40.8, 44.4, 46.7, 54.1, 58.5, 57.7, 56.4, 54.3, 50.5, 42.9, 39.8, 44.2, 39.8, 45.1, 47, 54.1, 58.7,
  66.3, 59.9, 57, 54.2, 39.7, 42.8, 37.5, 38.7, 39.5, 42.1, 55.7, 57.8, 56.8, 54.3, 54.3, 47.1, 41.8, 41.7,
]

test('finds the seasons of the year', () => {
  const { value, n } = season(monthly(NOTTINGHAM))
  expect(value?.state).toBe('SEASONAL')
  expect(value?.p).toBeLessThan(1e-9)
  expect(n).toBe(36)
})

test('gives the chance that printed tables of F give', () => {
  // Each quarter six times, in three pairs of +1 and -1 about its mean, which is m, -m, -m and m: no trend.
  const quarters = (m: number): readonly SeriesPoint[] =>
    Array.from({ length: 24 }, (_, i): SeriesPoint => {
      const [year, quarter] = [Math.floor(i / 4), i % 4]
      const mean = quarter === 0 || quarter === 3 ? m : -m
      const sign = [1, -1, -1, -1, 1, 1][year] ?? 0
      return {
        period: `${2020 + year}-Q${quarter + 1}`,
        value: mean + sign * (quarter === 0 || quarter === 3 ? 1 : -1),
      }
    })
  // Without a line to take off: F = (24 m^2 / 3) / (24 / 20) on 3 and 20 degrees; its 1% point is 4.938 (NIST).
  const at = (f: number) => season(quarters(Math.sqrt((f * 3) / 20))).value
  expect(at(4.938)?.p).toBeCloseTo(0.01, 4)
  expect([at(4.9)?.state, at(5)?.state]).toEqual(['NOT_SEASONAL', 'SEASONAL'])
})

test('a straight line is no season, nor is what does not vary', () => {
  expect(season(monthly(Array.from({ length: 36 }, (_, i) => 0.1 * i))).value?.state).toBe('NOT_SEASONAL')
  expect(season(monthly(Array.from({ length: 36 }, () => 7))).value?.state).toBe('NOT_SEASONAL')
})

test('below 24 values, and of years, a season is not looked for', () => {
  expect(season(monthly(NOTTINGHAM.slice(0, 23)))).toMatchObject({ n: 23, value: { state: 'NOT_TESTED' } })
  expect(season(monthly([...NOTTINGHAM.slice(0, 23), undefined])).value).toEqual({ state: 'NOT_TESTED' })
  const years = Array.from({ length: 30 }, (_, i): SeriesPoint => ({
    period: String(1990 + i),
    value: i % 3,
  }))
  expect(season(years).value?.state).toBe('NOT_TESTED')
})

test('a deviation is from the median of the same month in earlier years', () => {
  const deviations = deviationsFromSeason(monthly(NOTTINGHAM))
  expect(deviations.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => undefined))
  // July 1921: 66.3 after 57.7. July 1922: 56.8, where 57.7 and 66.3 have their median at 62.
  expect(deviations[18]).toBeCloseTo(8.6, 9)
  expect(deviations[30]).toBeCloseTo(-5.2, 9)
  expect(deviationsFromSeason(monthly([...NOTTINGHAM.slice(0, 12), undefined])).at(-1)).toBeUndefined()
})
