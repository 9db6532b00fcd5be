import { windowEstimate } from '../../../../gateway/methods/ranks/windowEstimate'
import { xmr } from '../../../../gateway/methods/spc/xmr'

function estimate(values: readonly (number | null)[], window = 12) {
  const points = values.map((value, i) => ({
    period: String(2000 + i),
    value: value ?? ({ reason: 'LATE' } as const),
  }))
  const { value } = xmr(points, { better: 'HIGHER', target: { reason: 'NO_MEASURE' } })
  if (value === undefined) throw new Error('refused')
  return windowEstimate('cluster', value, window)
}

const STEADY = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11]

test('is the mean of the window, with an error from the series itself', () => {
  const { value, n } = estimate(STEADY)
  expect(value).toEqual({
    id: 'cluster',
    value: 10.5,
    standardError: expect.closeTo(1 / 1.128 / Math.sqrt(12), 12),
  })
  expect(n).toBe(12)
})

test.each([
  ['fewer than 13 values', STEADY.slice(0, 12), 'INSUFFICIENT_HISTORY'],
  ['a missing value in the window', [...STEADY, null], 'INSUFFICIENT_HISTORY'],
  ['a special cause in the window', [...STEADY, 30], 'NOT_APPLICABLE'],
  ['a constant', STEADY.map(() => 5), 'NOT_APPLICABLE'],
  [
    'neighbours that resemble each other',
    [0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1],
    'NOT_APPLICABLE',
  ],
] as const)('is refused for %s', (_, values, reason) => {
  expect(estimate(values).refused?.reason).toBe(reason)
})
