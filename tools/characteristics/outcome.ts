import { normalsOf } from './randomNumbers'
import type { Scenario, ScenarioId } from './scenarios'
import { SCENARIOS } from './scenarios'
import { signalsAt, SIGNALS } from './signals'
import type { Signal } from './signals'
import { monthAt, monthsBefore, simulatedSeries } from './simulatedSeries'

/** What one rule did over the series of a scenario: whole counts, so that they compare exactly. */
export interface Outcome {
  /** Times that it began to fire, over all series and months judged. */
  readonly begun: number
  /** Months at whose end it fired. */
  readonly months: number
  /** Series in which it had fired by the end of the first 3, 6, 8 and 12 months since the change. */
  readonly by3: number
  readonly by6: number
  readonly by8: number
  readonly by12: number
  /** Series in which it fires at the end of the 4th, and of the 10th month. */
  readonly at4: number
  readonly at10: number
}

export interface ScenarioOutcome {
  readonly scenario: ScenarioId
  readonly autocorrelation: number
  readonly series: number
  /** Months judged in each series. */
  readonly months: number
  readonly signals: Readonly<Record<Signal, Outcome>>
}

type MonthBySignals = readonly ReadonlySet<Signal>[]

/** Signals at the end of each month judged, the month before the change first. */
function judged(scenario: Scenario, autocorrelation: number, seed: number): MonthBySignals {
  const points = simulatedSeries(scenario, autocorrelation, normalsOf(seed))
  const before = monthsBefore(scenario)
  const goLive = monthAt(before)
  return Array.from({ length: scenario.months + 1 }, (_, i) => signalsAt(points.slice(0, before + i), goLive))
}

function outcomeOf(signal: Signal, all: readonly MonthBySignals[]): Outcome {
  const count = (is: (months: MonthBySignals) => boolean) => all.filter(is).length
  const total = (of: (months: MonthBySignals) => number) => all.reduce((sum, months) => sum + of(months), 0)
  const fires = (months: MonthBySignals, at: number) => months[at]?.has(signal) === true
  const places = (months: MonthBySignals) => months.map((_, at) => at).slice(1)
  const by = (end: number) => count((months) => places(months).some((at) => at <= end && fires(months, at)))
  return {
    begun: total(
      (months) => places(months).filter((at) => fires(months, at) && !fires(months, at - 1)).length,
    ),
    months: total((months) => places(months).filter((at) => fires(months, at)).length),
    by3: by(3),
    by6: by(6),
    by8: by(8),
    by12: by(12),
    at4: count((months) => fires(months, 4)),
    at10: count((months) => fires(months, 10)),
  }
}

/** A seed for each series, the same whatever else is simulated. */
const seedOf = (seed: number, series: number, autocorrelation: number) =>
  seed + 7919 * series + 104_729 * Math.round(10 * autocorrelation)

/**
 * Simulates the first series of a scenario and counts what the rules say at the end of each month.
 *
 * @param series number of them
 * @param seed of the generator; equal seeds give equal counts
 */
export function scenarioOutcome(
  id: ScenarioId,
  autocorrelation: number,
  series: number,
  seed: number,
): ScenarioOutcome {
  const scenario: Scenario = { id, ...SCENARIOS[id] }
  const all = Array.from({ length: series }, (_, i) =>
    judged(scenario, autocorrelation, seedOf(seed, i, autocorrelation)),
  )
  const signals = Object.fromEntries(SIGNALS.map((signal) => [signal, outcomeOf(signal, all)])) as Record<
    Signal,
    Outcome
  >
  return { scenario: id, autocorrelation, series, months: scenario.months, signals }
}
