import type { Measure } from '../../../subgraphs/views/measures'
import type { RegisteredMember } from '../../../subgraphs/register'
import type { ProcessChart } from '../chart'
import { chartOf } from '../chart'
import type { MeasureReading } from '../readings'
import { readingOf } from '../readings'
import { seriesOf } from '../series'
import type { PortfolioView } from '../view'
import type { Travel } from './rule'

/** A measure that a programme is expected to report, in its newest returned period. */
export interface ChartedMeasure {
  readonly measure: Measure
  readonly reading: MeasureReading
  readonly chart: ProcessChart
}

/** The programme's expected measures of which something was returned, each with its chart. */
export function chartedMeasures(view: PortfolioView, member: RegisteredMember): readonly ChartedMeasure[] {
  return member.expects.service.flatMap((id) => {
    const measure = view.measures.get(id)
    if (measure === undefined || seriesOf(view, member.id, id).size === 0) return []
    const reading = readingOf(view, member.id, measure)
    return [{ measure, reading, chart: reading.chart() }]
  })
}

/**
 * The first period since which something has been true of the chart without a break, each period judged
 * by its own chart: what was known then, nothing after it.
 */
export function sincePeriod(
  view: PortfolioView,
  { measure, reading, chart }: ChartedMeasure,
  isTrue: (chart: ProcessChart) => boolean,
): string {
  const periods = (chart.result.value?.points ?? [])
    .filter(({ value }) => typeof value === 'number')
    .map(({ period }) => period)
  let since = reading.period
  for (const period of periods.reverse()) {
    const then = readingOf(view, reading.programme, measure, period)
    if (!isTrue(chartOf(view, measure, then))) break
    since = period
  }
  return since
}

/** Which way a measure is going, by its chart. */
export function chartTravel({ variation }: ProcessChart): Travel {
  const { value } = variation.cell
  if (value === undefined) return 'NOT_KNOWN'
  if (value.startsWith('CONCERN')) return 'WORSENING'
  return value.startsWith('IMPROVEMENT') ? 'IMPROVING' : 'STEADY'
}
