import { expectedFalseSignals, falseSignalRate } from '../../../../gateway/methods/spc/falseSignals'
import { xmr } from '../../../../gateway/methods/spc/xmr'

test('is 1.5% for independent series, 13% at an autocorrelation of 0.5, and between in a line', () => {
  expect([-0.4, 0, 0.1, 0.5, 0.9].map(falseSignalRate)).toEqual([0.015, 0.015, 0.0225, 0.13, 0.13])
})

test('adds up over series, an unknown autocorrelation being none', () => {
  expect(expectedFalseSignals([undefined, 0, 0.5])).toBeCloseTo(0.16, 12)
  expect(expectedFalseSignals([])).toBe(0)
})

test('is what simulated stable series do', () => {
  let state = 20_260_401
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const RUNS = 3000
  let signals = 0
  for (let run = 0; run < RUNS; run += 1) {
    const points = Array.from({ length: 24 }, (_, i) => ({ period: String(2000 + i), value: normal() }))
    const chart = xmr(points, { better: 'HIGHER', target: { reason: 'NO_MEASURE' } })
    if (chart.value?.variation.value !== 'COMMON_CAUSE') signals += 1
  }
  // Four standard errors either side.
  expect(Math.abs(signals / RUNS - falseSignalRate(0))).toBeLessThan(4 * Math.sqrt((0.015 * 0.985) / RUNS))
})
