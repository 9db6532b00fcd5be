import { requirePartialDate } from '../../../../base/dates/partialDate'
import { isPast, SLIP } from '../../../methods/milestones/slip'
import {
  baselinesOf,
  leastDays,
  milestoneTravel,
  today,
  unmetMilestones,
  withoutMilestones,
} from '../milestoneBaselines'
import { forecastVintages } from '../forecastVintages'
import type { AgainstBaseline } from '../milestoneBaselines'
import type { ForecastVintage } from '../../../methods/milestones/reforecast'
import { joined, sentence } from '../../words/sentence'
import type { Finding, Rule } from '../rule'
import { evaluated, firstOfRun } from '../rule'

/** The first return since which every forecast has been later than a baseline. */
function sinceWhen(
  vintages: readonly ForecastVintage[],
  slipped: readonly AgainstBaseline[],
  threshold: number,
): string {
  const late = ({ forecast }: ForecastVintage) =>
    slipped.some(({ date }) => requirePartialDate(forecast).first - date.last > threshold)
  return (firstOfRun(vintages, late) ?? vintages.at(-1))?.reportedOn ?? ''
}

/** A milestone is still to come and forecast later than a baseline, by however imprecise dates for certain. */
export const milestoneSlipping: Rule = {
  code: 'MILESTONE_SLIPPING',
  axis: 'DELIVERY',
  severity: 'MEDIUM',
  together: 'milestones are forecast late',
  severityReason: 'The programme itself says so, in time to do something about it.',
  threshold: {
    value: 0,
    of: 'days by which the forecast is certainly later than the baseline',
    reason: 'The owner states the slip; how much it matters is for the reader of the evidence.',
  },
  evidence: 'The forecast, the baselines that it is later than, and the days against each.',
  evaluate: ({ view, member, threshold }) => {
    const day = today(view)
    return evaluated([
      ...withoutMilestones(view, member.id),
      ...unmetMilestones(view, member.id).map((standing): Finding | undefined => {
        const { milestone } = standing
        const { forecast } = milestone
        const slipped = baselinesOf(standing).filter(
          ({ date, slip }) =>
            forecast.cell.value !== undefined && !isPast(date, day) && (leastDays(slip) ?? 0) > threshold,
        )
        if (slipped.length === 0) return undefined
        return {
          subject: `milestone/${milestone.code}`,
          says: [
            sentence`${member.name}: ${milestone.name} is forecast for ${forecast}, later than ${joined(
              slipped.map(({ name, baseline }) => sentence`the ${name} baseline of ${baseline}`),
              ' and ',
            )}.`,
          ],
          since: sinceWhen(forecastVintages(view, member.id, milestone), slipped, threshold),
          evidence: [forecast, ...slipped.flatMap(({ baseline, slip }) => [baseline, slip.figure])],
          method: SLIP,
          travel: milestoneTravel(view, member.id, milestone),
        }
      }),
    ])
  },
}
