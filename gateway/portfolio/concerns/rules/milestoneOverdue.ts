import { isPast, SLIP } from '../../../methods/milestones/slip'
import {
  baselinesOf,
  dayAfter,
  milestoneTravel,
  today,
  unmetMilestones,
  withoutMilestones,
} from '../milestoneBaselines'
import { periodInWords } from '../../words/period'
import type { Rule } from '../rule'
import { evaluated } from '../rule'

/** A milestone is not met and a baseline of it has passed. A later re-baseline leaves the original standing. */
export const milestoneOverdue: Rule = {
  code: 'MILESTONE_OVERDUE',
  axis: 'DELIVERY',
  severity: 'HIGH',
  together: 'milestones are past a baseline',
  severityReason: 'The date was approved and has passed.',
  threshold: {
    value: 0,
    of: 'days past the baseline',
    reason: 'A date is past when its last day is before today: no more is needed.',
  },
  evidence:
    'The baselines passed (original, current or both), the forecast, and the days late against each baseline.',
  evaluate: ({ view, member, threshold }) => {
    const day = today(view)
    return evaluated([
      ...withoutMilestones(view, member.id),
      ...unmetMilestones(view, member.id).map((standing) => {
        const passed = baselinesOf(standing).filter(
          ({ date }) => isPast(date, day) && day.first - date.last > threshold,
        )
        const [earliest] = [...passed].sort((a, b) => a.date.last - b.date.last)
        if (earliest === undefined) return undefined
        const { milestone } = standing
        return {
          subject: `milestone/${milestone.code}`,
          message: `${milestone.name} was due by ${passed.map(({ name, date }) => `${periodInWords(date.text)} (${name} baseline)`).join(' and ')} and is not met.`,
          since: dayAfter(earliest.date),
          evidence: [
            ...passed.flatMap(({ baseline, slip }) => [baseline, slip.figure]),
            milestone.forecast,
            milestone.actual,
          ],
          method: SLIP,
          travel: milestoneTravel(view, member.id, milestone),
        }
      }),
    ])
  },
}
