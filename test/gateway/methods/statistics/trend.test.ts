import { mannKendall } from '../../../../gateway/methods/statistics/mannKendall'
import { trend } from '../../../../gateway/methods/statistics/trend'

// Six values all in order: 2 of the 720 orders go as far, either way. p = 1/360.
test('a straight fall of six is a trend at 1%', () => {
  const { value, n } = trend([9.6, 9.5, 9.4, 9.3, 9.2, 9.1])
  expect(value).toEqual({
    slope: expect.closeTo(-0.1, 12),
    autocorrelation: 0,
    p: expect.closeTo(1 / 360, 12),
    direction: -1,
  })
  expect(n).toBe(6)
})

// S = 13 of 15 and beyond: (1 + 5) of 720 orders, either way. p = 12/720, between 1% and 5%.
test('what does not pass the level is none, whatever its slope', () => {
  const values = [1, 2, 3, 4, 6, 5]
  expect(trend(values).value).toMatchObject({ direction: 0, p: expect.closeTo(12 / 720, 12) })
  expect(trend(values, { level: 0.05 }).value?.direction).toBe(1)
})

test('only the latest window counts, with its gaps', () => {
  const fall = [50, 40, 30, 20, 10]
  const quiet = Array.from({ length: 18 }, (_, i) => 5 + (i % 2))
  expect(trend([...fall, ...quiet]).value?.direction).toBe(0)
  expect(trend([...quiet, 9, 8, 7, 6, undefined, 4, 3, 2], { window: 8 }).value).toMatchObject({
    direction: -1,
    slope: -1,
  })
})

test('neighbours that resemble each other about the line weaken it', () => {
  const waves = [1, 1.2, 1.1, 3, 3.1, 3.2, 2.9, 3, 2.2, 2.1, 2.2, 2, 4, 4.2, 4.1, 3.9, 4.4, 4.3]
  const { value } = trend(waves)
  expect(value?.autocorrelation).toBeGreaterThan(0.2)
  expect(mannKendall(waves).value?.p).toBeLessThan(0.01)
  expect(value?.direction).toBe(0)
  expect(value?.p).toBeGreaterThan(0.01)
})

test('refuses fewer than six values, and what does not vary', () => {
  expect(trend([1, 2, 3, undefined, 4, 5]).refused).toMatchObject({
    reason: 'INSUFFICIENT_HISTORY',
    detail: '5 values; a trend needs 6.',
  })
  expect(trend([4, 4, 4, 4, 4, 4])).toMatchObject({
    refused: { reason: 'NOT_APPLICABLE' },
    method: { id: 'trend' },
  })
})
