import { accuracy } from '../../../../gateway/methods/forecast/accuracy'

test('errors are actual less forecast, scaled by the movement of the history', () => {
  const { value, n } = accuracy([1, 3, 2], [2, 2], [3, 6])
  // History moves by 2 and 1: scale 1.5.
  expect(value).toEqual({
    meanError: 2.5,
    meanAbsoluteError: 2.5,
    rootMeanSquareError: expect.closeTo(Math.sqrt(8.5), 12),
    scaledError: expect.closeTo(2.5 / 1.5, 12),
  })
  expect(n).toBe(2)
})

test('a history that does not move gives no scale', () => {
  expect(accuracy([2, 2], [2], [3]).value).toEqual({
    meanError: 1,
    meanAbsoluteError: 1,
    rootMeanSquareError: 1,
  })
})

test('needs forecasts, as many as values', () => {
  expect(accuracy([1, 2], [], []).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(() => accuracy([1], [1, 2], [1])).toThrow(RangeError)
})
