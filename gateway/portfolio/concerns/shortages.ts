import { numberOf } from '../../../schema/facts/figures/figure'
import type { ClusterOutlook } from '../outlook/cluster'
import { codeInWords } from '../../../schema/facts/words/code'
import { displayOf } from '../../../schema/facts/words/display'
import { outlooksIn } from '../outlook/outlook'
import type { PortfolioView } from '../editions/view'
import type { Behind, Stated } from './answeredBy'
import { stated } from './answeredBy'

/** The professions that a concern is about: one, those of a milestone, or those of all its plans. */
function concerned(
  outlooks: readonly ClusterOutlook[],
  { axis, subject }: Behind,
): readonly ClusterOutlook[] {
  const [kind, id = '', milestone = id] = subject.split('/')
  switch (kind) {
    case 'profession':
    case 'pool':
      return outlooks.filter(({ profession }) => profession === id)
    case 'milestone':
    case 'product':
      return outlooks.filter(({ capacity }) =>
        capacity.plan.demand.some((row) => row.milestone === milestone),
      )
    default:
      return axis === 'DELIVERY' || axis === 'CAPACITY' ? outlooks : []
  }
}

/**
 * Who is short behind a concern: of a milestone or a product, the professions that the plan needs for that
 * milestone; of delivery and capacity otherwise, all of the programme. Beside one another in time: that the
 * one is why of the other nobody says.
 */
export function shortagesBehind(view: PortfolioView, behind: Behind): Stated {
  const short = concerned(outlooksIn(view, behind.programme), behind).filter(
    ({ peakShortfall: { figure } }) =>
      (numberOf(figure) ?? 0) > 0 && (behind.includeIllustrative || figure.origin !== 'ILLUSTRATIVE'),
  )
  const words = short.map(
    ({ profession, firstShortfall, peakShortfall }) =>
      `${codeInWords(profession)} is short from ${displayOf(firstShortfall.figure)}, by ${displayOf(peakShortfall.figure)} at the peak`,
  )
  const from = short.flatMap(({ firstShortfall, peakShortfall }) => [
    firstShortfall.figure,
    peakShortfall.figure,
  ])
  return stated('support-shortages', behind, words, from, 'what is short is not recorded')
}
