import type { Direction } from '../direction'
import type { Given } from '../result'
import { latestSignal } from './group'
import { MDC_2023 } from './ruleSet'
import type { RuleSet } from './ruleSet'
import type { SeriesPoint } from './series'
import { withGaps } from './series'
import type { XmrStates } from './xmr'
import { statesOf } from './xmr'

export interface InTimeOptions {
  readonly better: Direction
  /** The target in force in a period, or why there is none. */
  readonly targetIn: (period: string) => Given
  /** `MDC_2023` unless told otherwise. */
  readonly ruleSet?: RuleSet
}

/**
 * The first period since which something has been true of a chart without a break up to its latest
 * value; nothing where it is not true of that. Each period with a value is judged by the chart as it was
 * then, with nothing after it and by the target then in force, as `xmr` has it without rebases. No
 * chart is drawn for it: a series that has long been so is looked at once for each of its periods.
 *
 * @throws RangeError where periods repeat, differ in length or cannot be read
 */
export function trueSince(
  points: readonly SeriesPoint[],
  { better, targetIn, ruleSet = MDC_2023 }: InTimeOptions,
  isTrue: (then: XmrStates) => boolean,
): string | undefined {
  const series = withGaps(points)
  const options = { better, ruleSet }
  let since: string | undefined
  for (let end = series.length; end > 0; end -= 1) {
    const { period, value } = series[end - 1] as SeriesPoint
    if (typeof value !== 'number') continue
    const then = series.slice(0, end)
    if (!isTrue(statesOf(then, latestSignal(then, options), targetIn(period), options))) break
    since = period
  }
  return since
}
