import type { Outcome, ScenarioOutcome } from './outcome'
import type { ScenarioId } from './scenarios'
import { AUTOCORRELATIONS } from './scenarios'
import type { Signal } from './signals'

/** Something that the rules are to reach, whatever the autocorrelation. */
export interface Aim {
  readonly title: string
  readonly scenario: ScenarioId
  readonly signal: Signal
  readonly value: (outcome: Outcome, of: ScenarioOutcome) => number
  /** A bound for each autocorrelation; the value is to lie on this side of it, or on it. */
  readonly side: 'AT_MOST' | 'AT_LEAST'
  readonly bounds: readonly [number, number]
  readonly as: 'A_YEAR' | 'SHARE'
}

/** Times that a rule began to fire in a year of one series. */
export function aYear({ begun }: Outcome, { series, months }: ScenarioOutcome): number {
  return begun / ((series * months) / 12)
}

const shareOf = (field: 'by6' | 'by8') => (outcome: Outcome, of: ScenarioOutcome) =>
  outcome[field] / of.series
const shareWithout = (field: 'at4' | 'at10') => (outcome: Outcome, of: ScenarioOutcome) =>
  1 - outcome[field] / of.series

/** What this project aims at. FALLING is the one rule that chance fires by design. */
export const AIMS: readonly Aim[] = [
  {
    title: 'A settled series is not told as missing its target, high',
    scenario: 'SETTLED',
    signal: 'TARGET_MISSED_HIGH',
    value: aYear,
    side: 'AT_MOST',
    bounds: [0.1, 0.1],
    as: 'A_YEAR',
  },
  {
    title: 'A settled series is not told as worse than before its migration',
    scenario: 'SETTLED',
    signal: 'SERVICE_BELOW_PRE_MIGRATION',
    value: aYear,
    side: 'AT_MOST',
    bounds: [0.1, 0.1],
    as: 'A_YEAR',
  },
  {
    title: 'A settled series is seldom told as falling',
    scenario: 'SETTLED',
    signal: 'FALLING',
    value: aYear,
    side: 'AT_MOST',
    bounds: [0.07, 0.16],
    as: 'A_YEAR',
  },
  {
    title: 'A fall of 2 sigma is told, as falling or worse, within 6 months',
    scenario: 'SHIFT_OF_TWO',
    signal: 'FALLING_OR_WORSE',
    value: shareOf('by6'),
    side: 'AT_LEAST',
    bounds: [0.9, 0.9],
    as: 'SHARE',
  },
  {
    title: 'A fall to 2 sigma past the target is high within 8 months',
    scenario: 'SHIFT_PAST_TARGET',
    signal: 'TARGET_MISSED_HIGH',
    value: shareOf('by8'),
    side: 'AT_LEAST',
    bounds: [0.9, 0.9],
    as: 'SHARE',
  },
  {
    title: 'After a full recovery nothing is high at the 4th month',
    scenario: 'RECOVERY',
    signal: 'TARGET_MISSED_HIGH',
    value: shareWithout('at4'),
    side: 'AT_LEAST',
    bounds: [0.9, 0.9],
    as: 'SHARE',
  },
  {
    title: 'After a full recovery nothing is medium or falling at the 10th month',
    scenario: 'RECOVERY',
    signal: 'FALLING_OR_WORSE',
    value: shareWithout('at10'),
    side: 'AT_LEAST',
    bounds: [0.9, 0.9],
    as: 'SHARE',
  },
]

export interface Reached {
  readonly aim: Aim
  readonly autocorrelation: number
  readonly value: number
  readonly bound: number
  readonly isReached: boolean
}

/** Each aim at each autocorrelation, with whether the simulated rules reach it. */
export function reached(outcomes: readonly ScenarioOutcome[]): readonly Reached[] {
  return AIMS.flatMap((aim) =>
    AUTOCORRELATIONS.map((autocorrelation, i): Reached => {
      const of = outcomes.find(
        (one) => one.scenario === aim.scenario && one.autocorrelation === autocorrelation,
      )
      const bound = aim.bounds[i]
      if (of === undefined || bound === undefined)
        throw new RangeError(`${aim.scenario} at ${autocorrelation} is not simulated`)
      const value = aim.value(of.signals[aim.signal], of)
      return {
        aim,
        autocorrelation,
        value,
        bound,
        isReached: aim.side === 'AT_MOST' ? value <= bound : value >= bound,
      }
    }),
  )
}
