import { isPast, SLIP } from '../../../methods/milestones/slip'
import {
  baselinesOf,
  dayAfter,
  milestoneTravel,
  today,
  unmetMilestones,
  withoutMilestones,
} from '../milestoneBaselines'
import { joined, sentence } from '../../words/sentence'
import type { Finding, Rule } from '../rule'
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
      ...unmetMilestones(view, member.id).map((standing): Finding | undefined => {
        const passed = baselinesOf(standing).filter(
          ({ date }) => isPast(date, day) && day.first - date.last > threshold,
        )
        const [earliest] = [...passed].sort((a, b) => a.date.last - b.date.last)
        if (earliest === undefined) return undefined
        const { milestone } = standing
        return {
          subject: `milestone/${milestone.code}`,
          says: [
            sentence`${member.name}: ${milestone.name} was due by ${joined(
              passed.map(({ name, baseline }) => sentence`${baseline} (${name} baseline)`),
              ' and ',
            )} and is not met.`,
          ],
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
