import { shiftMonth } from '../../../base/dates/period'
import type { Measure } from '../../../subgraphs/member/views/measures'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { latestIn, seriesOf } from '../measures/series'
import type { PortfolioView } from '../editions/view'
import type { Sentence } from '../words/sentence'
import { bare, joined, periodOf, sentence } from '../words/sentence'

/** Months after which a published figure is no news. */
const RECENT_MONTHS = 24

/** The newest real figure of a measure of a cluster as a whole, with that of a year before; nothing where it is old. */
function newest(view: PortfolioView, { id, name }: RegisteredMember, measure: Measure): Sentence | undefined {
  const series = seriesOf(view, id, measure.id)
  const latest = latestIn(series) ?? ''
  const figure = series.get(latest)?.figure
  if (figure?.cell.value === undefined || figure.origin === 'ILLUSTRATIVE') return undefined
  if (latest < shiftMonth(view.day.slice(0, 7), -RECENT_MONTHS)) return undefined
  const before = /^\d{4}-\d{2}$/.test(latest) ? series.get(shiftMonth(latest, -12))?.figure : undefined
  const then = before?.cell.value === undefined ? '' : sentence`, from ${bare(before)} a year before`
  return sentence`${name} ${bare(figure)} in ${periodOf(figure)}${then}`
}

/**
 * What is published of the size of every cluster: measures in full-time equivalents of which each cluster has a real
 * figure of the last two years.
 */
export function publishedOf(view: PortfolioView): readonly Sentence[] {
  const clusters = view.members('cluster')
  return [...view.measures.values()]
    .filter(({ unit }) => unit === 'FTE')
    .flatMap((measure) => {
      const each = clusters.flatMap((member) => newest(view, member, measure) ?? [])
      return each.length === clusters.length && each.length > 0
        ? [sentence`${measure.name}: ${joined(each, '; ')}.`]
        : []
    })
}
