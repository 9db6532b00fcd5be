import { requirePeriod } from '../../../base/dates/period'
import { levelEstimate } from '../../methods/ranks/levelEstimate'
import type { Estimate } from '../../methods/ranks/separation'
import { computed, isComputed } from '../../methods/result'
import type { Result } from '../../methods/result'
import { spacedValues } from '../../methods/spc/series'
import { mean } from '../../methods/statistics/average'
import type { SeriesVerdict } from '../../methods/verdicts/verdict'

/** The latest periods that are averaged: a year, so that no season weighs more in one cluster than another. */
export const WINDOW = 12

/** Names the comparison of every cluster in its own latest period. */
export const LATEST = 'latest'

/** Periods below which a window is short. */
const SHORT = 6

/** Labels that say how a cluster's level is to be read. */
export const LEVEL_LABELS = {
  SETTLED: 'The level holds: no sustained movement.',
  IMPROVING: 'The level is getting better, so that the mean of the window lags behind.',
  WORSENING: 'The level is getting worse, so that the mean of the window lags behind.',
  SHORT: 'The window has three to five periods: the spread is that of earlier ones.',
} as const

export type LevelLabel = keyof typeof LEVEL_LABELS

/** A cluster's level over its latest window. */
export interface LevelWindow {
  readonly estimate: Estimate
  readonly label: LevelLabel
  readonly from: string
  readonly to: string
  /** Months since year 0 of its last day. */
  readonly end: number
  /** Mean target of the window; absent where some period has none. */
  readonly target?: number
  /** The level over the window before. */
  readonly before: Result<Estimate>
}

function labelOf({ movement }: SeriesVerdict, n: number): LevelLabel {
  if (n < SHORT) return 'SHORT'
  return movement === 'IMPROVING' || movement === 'WORSENING' ? movement : 'SETTLED'
}

/** The level of a series over its latest periods, of its present stretch alone. */
export function levelWindow(id: string, verdict: Result<SeriesVerdict>): Result<LevelWindow> {
  if (!isComputed(verdict)) return verdict
  const { points, stretchFrom, phase, sigma, restsOn } = verdict.value
  const first = points.findIndex(({ period }) => period === stretchFrom)
  const stretch = points.slice(Math.max(0, first))
  const window = stretch.slice(-WINDOW)
  const estimate = levelEstimate(id, window, { stretch: spacedValues(stretch), sigma })
  if (!isComputed(estimate)) return estimate
  const ofPhase = points.filter(({ period }) => period >= phase.from)
  const earlier = ofPhase.slice(0, ofPhase.length - window.length).slice(-WINDOW)
  const targets = window.flatMap(({ target }) => target ?? [])
  const target = targets.length === window.length ? mean(targets) : undefined
  const lastDay = requirePeriod(restsOn).end
  return computed(estimate.method, estimate.n, {
    estimate: estimate.value,
    label: labelOf(verdict.value, window.length),
    from: window[0]?.period ?? restsOn,
    to: restsOn,
    end: 12 * Number(lastDay.slice(0, 4)) + Number(lastDay.slice(5, 7)),
    ...(target === undefined ? {} : { target }),
    before: levelEstimate(id, earlier, { stretch: spacedValues(earlier), sigma }),
  })
}
