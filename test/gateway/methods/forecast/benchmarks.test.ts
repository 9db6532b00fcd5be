import { drift, meanForecast, naive, seasonalNaive } from '../../../../gateway/methods/forecast/benchmarks'

// Worked by hand from the formulas of Hyndman and Athanasopoulos, Forecasting: Principles and Practice.
test('naive: the last value, its error growing with the root of the horizon', () => {
  const [one, four] = [naive([1, 3, 2], 4).value?.[0], naive([1, 3, 2], 4).value?.[3]]
  // Differences 2 and -1: sigma = sqrt(5 / 2).
  expect(one?.value).toBe(2)
  expect(one?.upper95).toBeCloseTo(2 + 1.959963984540054 * Math.sqrt(2.5), 12)
  expect(one?.lower80).toBeCloseTo(2 - 1.2815515655446 * Math.sqrt(2.5), 12)
  expect(four?.upper95).toBeCloseTo(2 + 1.959963984540054 * Math.sqrt(2.5) * 2, 12)
})

test('drift: on along the line from first to last', () => {
  const points = drift([1, 3, 2], 2).value ?? []
  // Slope 0.5; differences less it 1.5 and -1.5 on one degree of freedom: sigma = sqrt(4.5).
  expect(points.map(({ value }) => value)).toEqual([2.5, 3])
  expect(points[0]?.upper95).toBeCloseTo(2.5 + 1.959963984540054 * Math.sqrt(4.5) * Math.sqrt(1.5), 12)
})

test('mean: with the t distribution', () => {
  const [point] = meanForecast([1, 3, 2], 1).value ?? []
  // t at 97.5% with two degrees of freedom: 4.302653.
  expect(point?.upper95).toBeCloseTo(2 + 4.302652729696142 * Math.sqrt(4 / 3), 9)
})

test('seasonal naive: a year ago, its error growing with the year', () => {
  const values = Array.from({ length: 24 }, (_, i) => i)
  const points = seasonalNaive(values, 13).value ?? []
  expect([points[0]?.value, points[11]?.value, points[12]?.value]).toEqual([12, 23, 12])
  expect((points[0]?.upper95 ?? 0) - 12).toBeCloseTo(1.959963984540054 * 12, 9)
  expect((points[12]?.upper95 ?? 0) - 12).toBeCloseTo(1.959963984540054 * 12 * Math.SQRT2, 9)
})

test('each refuses below its least history', () => {
  const reasons = [
    naive([1], 1),
    drift([1, 2], 1),
    meanForecast([1], 1),
    seasonalNaive(
      Array.from({ length: 23 }, () => 1),
      1,
    ),
  ]
  expect(reasons.map(({ refused }) => refused?.reason)).toEqual(
    Array.from({ length: 4 }, () => 'INSUFFICIENT_HISTORY'),
  )
})
