import { measureForecast } from '../../../../gateway/methods/forecast/measureForecast'
import { xmr } from '../../../../gateway/methods/spc/xmr'

function forecast(values: readonly (number | null)[]) {
  const points = values.map((value, i) => ({
    period: String(2000 + i),
    value: value ?? ({ reason: 'LATE' } as const),
  }))
  const { value } = xmr(points, { better: 'HIGHER', target: { reason: 'NO_MEASURE' } })
  if (value === undefined) throw new Error('refused')
  return measureForecast(value, 3)
}

test('a stable measure is not extrapolated: it stays within its limits', () => {
  const steady = Array.from({ length: 14 }, (_, i) => 10 + (i % 2))
  expect(forecast(steady).value).toEqual({
    kind: 'STABLE',
    mean: 10.5,
    lower: expect.closeTo(7.84, 12),
    upper: expect.closeTo(13.16, 12),
  })
})

test('a moving one is forecast by the model that did best', () => {
  const rising = Array.from({ length: 20 }, (_, i) => 3 * i)
  const { value } = forecast(rising)
  expect(value).toMatchObject({ kind: 'MODEL', model: 'DRIFT' })
  expect(value?.kind === 'MODEL' ? value.points.map((point) => point.value) : []).toEqual([60, 63, 66])
})

test('and by naive where no model beats it', () => {
  const step = [...Array.from({ length: 14 }, (_, i) => i % 2), ...Array.from({ length: 8 }, () => 50)]
  expect(forecast(step).value).toMatchObject({ kind: 'MODEL', model: 'NAIVE', scaledError: 1 })
})

test('needs 13 values, and no gaps once it moves', () => {
  expect(forecast([1, 2, 3]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  const gap = [null, ...Array.from({ length: 20 }, (_, i) => 3 * i)]
  expect(forecast(gap).refused?.reason).toBe('NOT_APPLICABLE')
})
