import type { Measure } from '../../../subgraphs/member/views/measures'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import type { ProcessChart } from '../measures/chart'
import { monthsUpTo, plainSeries } from '../measures/chart'
import type { XmrStates } from '../../methods/spc/xmr'
import { trueSince } from '../../methods/spc/trueSince'
import { given } from '../computed'
import type { MeasureReading } from '../measures/readings'
import { noTarget, readingOf, targetIn } from '../measures/readings'
import { seriesOf } from '../measures/series'
import type { PortfolioView } from '../editions/view'
import type { Travel } from './rule'

/** A measure that a programme is expected to report, in its newest returned period. */
export interface ChartedMeasure {
  readonly measure: Measure
  readonly reading: MeasureReading
  readonly chart: ProcessChart
}

/** The programme's expected measures of which something was returned, each with its chart. */
export function chartedMeasures(view: PortfolioView, member: RegisteredMember): readonly ChartedMeasure[] {
  return view.once(`charted/${member.id}`, () =>
    member.expects.service.flatMap((id) => {
      const measure = view.measures.get(id)
      if (measure === undefined || seriesOf(view, member.id, id).size === 0) return []
      const reading = readingOf(view, member.id, measure)
      return [{ measure, reading, chart: reading.chart() }]
    }),
  )
}

/**
 * The first period since which something has been true of the chart without a break, each period judged
 * by its own chart: what was known then, nothing after it.
 */
export function sincePeriod(
  view: PortfolioView,
  { measure, reading }: ChartedMeasure,
  isTrue: (then: XmrStates) => boolean,
): string {
  const { programme, period } = reading
  const version = measure.versions.find((one) => one.version === reading.version)
  const observed = monthsUpTo(seriesOf(view, programme, measure.id), version?.version, period)
  const options = {
    better: measure.direction,
    targetIn: (at: string) => given(targetIn(version, at)?.figure ?? noTarget(measure, version?.version)),
  }
  return trueSince(plainSeries(observed), options, isTrue) ?? period
}

/** Which way a measure is going, by its chart. */
export function chartTravel({ variation }: ProcessChart): Travel {
  const { value } = variation.cell
  if (value === undefined) return 'NOT_KNOWN'
  if (value.startsWith('CONCERN')) return 'WORSENING'
  return value.startsWith('IMPROVEMENT') ? 'IMPROVING' : 'STEADY'
}
