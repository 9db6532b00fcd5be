import { packageRoot } from '../../../base/process/packageRoot'
import { falseAlarmsAYear } from '../../../gateway/methods/verdicts/falseAlarms'
import { aYear, reached } from '../../../tools/characteristics/aims'
import { keptCharacteristics, sampleOf } from '../../../tools/characteristics/kept'
import { scenarioOutcome } from '../../../tools/characteristics/outcome'

const kept = keptCharacteristics(packageRoot())

it('comes to what is kept, where its first series are simulated again', () => {
  // Where this fails: `npm run characteristics -- --write`, `npm run generate`, and look at what has changed.
  expect(sampleOf(kept.seed)).toEqual(kept.sample)
})

it('follows its seed', () => {
  const of = (seed: number) => scenarioOutcome('SHIFT_OF_TWO', 0, 3, seed)
  expect(of(1)).toEqual(of(1))
  expect(of(2)).not.toEqual(of(1))
})

it('reaches every aim', () => {
  expect(reached(kept.outcomes).filter(({ isReached }) => !isReached)).toEqual([])
})

it.each([0, 0.3])('is told in the product as often as it is seen at lag-1 %d', (r) => {
  const settled = kept.outcomes.find((one) => one.scenario === 'SETTLED' && one.autocorrelation === r)
  if (settled === undefined) throw new RangeError('no settled series')
  // Two thousand series-years: the standard error is 0.006 and 0.009.
  expect(Math.abs(aYear(settled.signals.FALLING, settled) - falseAlarmsAYear(r))).toBeLessThan(0.03)
})
