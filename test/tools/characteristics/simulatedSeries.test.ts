import { autocorrelation } from '../../../gateway/methods/statistics/autocorrelation'
import { mean, sampleDeviation } from '../../../gateway/methods/statistics/average'
import { normalsOf } from '../../../tools/characteristics/randomNumbers'
import { SCENARIOS } from '../../../tools/characteristics/scenarios'
import { monthAt, monthsBefore, simulatedSeries } from '../../../tools/characteristics/simulatedSeries'

it.each([0, 0.3])('has the mean, sigma and lag-1 autocorrelation of its scenario: %d', (r) => {
  const long = { ...SCENARIOS.SETTLED, id: 'SETTLED' as const, months: 20_000 }
  const values = simulatedSeries(long, r, normalsOf(1)).map(({ value, target }) => value - (target ?? 0))
  expect(mean(values)).toBeCloseTo(1, 1)
  expect(sampleDeviation(values)).toBeCloseTo(1, 1)
  expect(Math.abs((autocorrelation(values) ?? 1) - r)).toBeLessThan(0.02)
})

it('changes at its change, and a recovery after a year of fall', () => {
  const silent = () => 0
  const gaps = (id: 'SHIFT_OF_TWO' | 'RECOVERY' | 'SLIDE') =>
    simulatedSeries({ ...SCENARIOS[id], id }, 0, silent).map(({ value, target }) => value - (target ?? 0))
  expect(gaps('SHIFT_OF_TWO').slice(22, 26)).toEqual([1, 1, -1, -1])
  expect(gaps('RECOVERY').slice(23, 25)).toEqual([1, -2])
  expect(gaps('RECOVERY').slice(35, 37)).toEqual([-2, 1])
  expect(gaps('SLIDE')[23]).toBe(1)
  expect(gaps('SLIDE')[28]).toBeCloseTo(0, 9)
  expect([monthsBefore({ id: 'SLIDE' }), monthsBefore({ id: 'RECOVERY' })]).toEqual([24, 36])
})

it('names months in order', () => {
  expect([0, 11, 12, 24].map(monthAt)).toEqual(['2010-01', '2010-12', '2011-01', '2012-01'])
})
