import { displayLimits } from '../../../../gateway/methods/spc/displayLimits'

test('cuts limits for drawing and says so', () => {
  const limits = { lower: 97.5, upper: 101.5, nearLower: 98.2, nearUpper: 100.8 }
  expect(displayLimits(limits, 0, 100)).toEqual({
    limits: { lower: 97.5, upper: 100, nearLower: 98.2, nearUpper: 100 },
    clipped: true,
  })
  expect(displayLimits(limits, 0, 200)).toEqual({ limits, clipped: false })
})
