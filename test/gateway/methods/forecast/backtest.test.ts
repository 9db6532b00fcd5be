import { backtest } from '../../../../gateway/methods/forecast/backtest'
import { drift, meanForecast, naive, seasonalNaive } from '../../../../gateway/methods/forecast/benchmarks'

const line = Array.from({ length: 20 }, (_, i) => 3 * i)

test('naive against itself scores 1; drift never errs on a line', () => {
  expect(backtest(line, naive)).toMatchObject({ value: { meanAbsoluteError: 3, scaledError: 1 }, n: 8 })
  expect(backtest(line, drift).value?.scaledError).toBeCloseTo(0, 12)
})

test('the mean beats naive where values swing about a level', () => {
  const swing = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? 9 : 11))
  expect(backtest(swing, meanForecast).value?.scaledError).toBeCloseTo(0.5, 1)
})

test('sees nothing after the origin', () => {
  const seen: number[] = []
  backtest(line, (values, horizon) => {
    seen.push(values.length)
    return naive(values, horizon)
  })
  expect(seen).toEqual([12, 13, 14, 15, 16, 17, 18, 19])
})

test('is refused without an origin, or where the model refuses', () => {
  expect(backtest(line.slice(0, 12), naive).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(backtest(line, seasonalNaive).refused?.reason).toBe('INSUFFICIENT_HISTORY')
})
