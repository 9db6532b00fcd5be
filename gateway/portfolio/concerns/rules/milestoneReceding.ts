import { decimalText, portfolioFigure } from '../../computed'
import {
  baselinesOf,
  forecastVintages,
  leastDays,
  reforecastOf,
  unmetMilestones,
} from '../milestoneBaselines'
import type { Rule } from '../rule'
import { evaluated } from '../rule'

/** A milestone is forecast later than a baseline, and its forecast moves as fast as time passes. */
export const milestoneReceding: Rule = {
  code: 'MILESTONE_RECEDING',
  axis: 'DELIVERY',
  severity: 'HIGH',
  severityReason: 'An end that recedes as fast as time passes is not being approached.',
  threshold: {
    value: 1,
    of: 'days that the forecast moves for each day that passes',
    reason: 'At 1 the time left stays what it was.',
  },
  evidence:
    'The ratio over all returns that state the forecast, the forecast, and the baselines passed by it.',
  evaluate: ({ view, member, threshold }) =>
    evaluated(
      unmetMilestones(view, member.id).map((standing) => {
        const { milestone } = standing
        if (milestone.forecast.cell.value === undefined) return undefined
        const result = reforecastOf(view, member.id, milestone)
        const subject = `milestone/${milestone.id}`
        if (result.value === undefined)
          return { subject, reason: result.refused.reason, note: result.refused.detail }
        const beyond = baselinesOf(standing).filter(({ slip }) => (leastDays(slip) ?? 0) > 0)
        const { ratio } = result.value
        if (ratio < threshold || beyond.length === 0) return undefined
        const dates = forecastVintages(view, member.id, milestone).map(({ reportedOn }) => reportedOn)
        const figure = portfolioFigure(
          { name: 'reforecast-ratio', of: `${member.id}/${milestone.id}` },
          { value: decimalText(ratio) },
          [milestone.forecast],
          'COUNT',
        )
        return {
          subject,
          message: `The forecast of ${milestone.name} moved ${ratio.toFixed(2)} days for each day that passed.`,
          since: dates.sort().at(-1) ?? '',
          evidence: [
            figure,
            milestone.forecast,
            ...beyond.flatMap(({ baseline, slip }) => [baseline, slip.figure]),
          ],
          method: result.method,
          travel: 'WORSENING',
        }
      }),
    ),
}
