import { pettitt } from '../../../../gateway/methods/change/pettitt'
import { NILE } from './nile'

// K as published for the Nile, e.g. by the R package trend; p by its closed form.
test('finds the fall of the Nile', () => {
  expect(pettitt(NILE).value).toEqual({
    k: 1617,
    p: expect.closeTo(2 * Math.exp((-6 * 1617 ** 2) / (100 ** 3 + 100 ** 2)), 15),
  })
})

test('is the same of the series turned upside down, and p is never above 1', () => {
  expect(pettitt(NILE.map((flow) => -flow)).value?.k).toBe(1617)
  // 1 2 | 3 4: all four pairs across the middle rise.
  expect(pettitt([1, undefined, 2, 3, 4]).value).toEqual({ k: 4, p: 2 * Math.exp(-96 / 80) })
  expect(pettitt([5, 5, 5]).value).toEqual({ k: 0, p: 1 })
})

test('refuses a single value', () => {
  expect(pettitt([undefined, 3]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
})
