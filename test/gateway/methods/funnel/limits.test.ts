import { poissonLimits } from '../../../../gateway/methods/funnel/limits'

// FunnelPlotR's own tests (MIT): exact limits for 15, 20 and 30 expected.
test.each([
  [15, 0.5596924, 1.649348, 0.386265, 2.082907],
  [20, 0.610826, 1.544419, 0.4479107, 1.902094],
  [30, 0.6746958, 1.427562, 0.5289724, 1.702771],
])('exact Poisson limits of %d expected', (expected, lower95, upper95, lower998, upper998) => {
  const limits = poissonLimits(expected)
  expect(limits.lower95).toBeCloseTo(lower95, 6)
  expect(limits.upper95).toBeCloseTo(upper95, 6)
  expect(limits.lower998).toBeCloseTo(lower998, 6)
  expect(limits.upper998).toBeCloseTo(upper998, 6)
})
