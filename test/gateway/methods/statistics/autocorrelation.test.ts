import { autocorrelation } from '../../../../gateway/methods/statistics/autocorrelation'

// R: acf(c(1, 2, 3, 4, 5), plot = FALSE)$acf is 1, 0.4, -0.1, ...
test('is what R gives for one to five', () => {
  expect(autocorrelation([1, 2, 3, 4, 5])).toBeCloseTo(0.4, 12)
  expect(autocorrelation([1, 2, 3, 4, 5], 2)).toBeCloseTo(-0.1, 12)
})

test('leaves pairs with a gap out, and has nothing to say of a constant', () => {
  expect(autocorrelation([1, undefined, 3])).toBeUndefined()
  expect(autocorrelation([2, 2, 2])).toBeUndefined()
  expect(autocorrelation([])).toBeUndefined()
})
