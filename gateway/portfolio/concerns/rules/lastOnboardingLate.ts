import type { PartialDate } from '../../../../base/dates/partialDate'
import { isoDay, requirePartialDate } from '../../../../base/dates/partialDate'
import type { Figure } from '../../../../schema/facts/figures/figure'
import { latestOf, versionsOf } from '../../../../subgraphs/member/views/reports'
import type { ReferenceClassForecast } from '../../../methods/delivery/referenceClass'
import { referenceClass, REFERENCE_CLASS } from '../../../methods/delivery/referenceClass'
import type { Result } from '../../../methods/result'
import { refused, whyNot } from '../../../methods/result'
import { portfolioFigure } from '../../computed'
import type { MilestoneStanding } from '../../delivery/delivery'
import { milestoneStandingsOf } from '../../delivery/delivery'
import { forecastVintages } from '../forecastVintages'
import { milestoneTravel, unmetMilestones } from '../milestoneBaselines'
import type { KnownClass } from '../referenceClass/gmppClass'
import { gmppClassKnownOn } from '../referenceClass/gmppClass'
import type { Finding, NotEvaluated, Rule, RuleContext } from '../rule'
import { evaluated, firstOfRun, notEvaluatedFor } from '../rule'

/** What the programme itself plans: its forecast, or where it gives none the baseline in force. */
function plannedOf({ milestone: { forecast, currentBaseline } }: MilestoneStanding): Figure {
  return forecast.cell.value === undefined && currentBaseline.cell.value !== undefined
    ? currentBaseline
    : forecast
}

/** The class's quantiles in days from the start to a planned date, each date taken at its earliest. */
function forecastTo(
  planned: PartialDate,
  start: PartialDate,
  { ratios }: KnownClass,
): Result<ReferenceClassForecast> {
  const days = planned.first - start.last
  return days > 0
    ? referenceClass(ratios, days)
    : refused(REFERENCE_CLASS, 'NOT_APPLICABLE', 'The planned date is not after the start.')
}

function judged(
  standing: MilestoneStanding,
  start: Figure,
  by: PartialDate,
  { view, member, threshold }: RuleContext,
): Finding | NotEvaluated | undefined {
  const { milestone } = standing
  const subject = `milestone/${milestone.code}`
  const planned = plannedOf(standing)
  if (planned.cell.value === undefined) return notEvaluatedFor(subject, planned)
  if (start.cell.value === undefined) return notEvaluatedFor(subject, start)
  const from = requirePartialDate(start.cell.value)
  const known = gmppClassKnownOn(view.day)
  const result = forecastTo(requirePartialDate(planned.cell.value), from, known)
  if (result.value === undefined) return { subject, ...whyNot(result) }
  const { p50, p80 } = result.value
  const isLate = (days: number) => from.last + Math.floor(days) - by.last > threshold
  if (!isLate(p50.amount)) return undefined
  const [likely, cautious] = [p50, p80].map(({ amount }) => isoDay(from.last + Math.floor(amount)))
  const note = `by ${result.n} finished projects; ${known.unfinished} unfinished, ${known.unknown} that left early or cannot be followed and ${known.seenOnce} seen once are left out, which makes it too early`
  const dated = (name: string, value = '') =>
    portfolioFigure({
      name,
      of: `${member.id}/${milestone.code}`,
      cell: { value, note },
      inputs: [start, planned],
      unit: 'DATE',
    })
  const late = forecastVintages(view, member.id, milestone).map(({ reportedOn, forecast }) => ({
    reportedOn,
    days: forecastTo(requirePartialDate(forecast), from, known).value?.p50.amount,
  }))
  const first = firstOfRun(late, ({ days }) => days !== undefined && isLate(days))
  return {
    subject,
    message: `${milestone.name} is registered for ${by.text} and planned for ${planned.cell.value}; as projects of its kind go it comes on ${likely ?? ''} as likely as not, and by ${cautious ?? ''} in four of five.`,
    since: first?.reportedOn ?? planned.period ?? planned.snapshot?.referenceDate ?? view.day,
    evidence: [dated('last-onboarding/p50', likely), dated('last-onboarding/p80', cautious), planned, start],
    method: REFERENCE_CLASS,
    travel: milestoneTravel(view, member.id, milestone),
  }
}

/**
 * The last organisation comes on board after its registered date, if the programme's own plan fares as those
 * of finished ICT and transformation projects of the GMPP did. Only cases known by the day of the question.
 */
export const lastOnboardingLate: Rule = {
  code: 'LAST_ONBOARDING_LATE',
  axis: 'DELIVERY',
  severity: 'MEDIUM',
  severityReason: 'A forecast by other projects warns; the milestones of this one decide.',
  threshold: {
    value: 0,
    of: 'days by which the P50 forecast is certainly later than the registered date',
    reason: 'At P50 it is as likely as not; the P80 in the evidence is for whoever wants to be surer.',
  },
  evidence:
    'The P50 and P80 forecasts of the reference class, the date planned, and the approved start; ten finished cases at least.',
  evaluate: (context) => {
    const { view, member } = context
    const { lastOnboarding } = member
    if (lastOnboarding === undefined) {
      const note = 'no last onboarding is registered'
      return evaluated([{ subject: 'last-onboarding', reason: 'NOT_APPLICABLE', note }])
    }
    const subject = `milestone/${lastOnboarding.milestone}`
    const isThis = ({ milestone }: MilestoneStanding) => milestone.code === lastOnboarding.milestone
    if (!milestoneStandingsOf(view, member.id).some(isThis)) {
      const note = 'the registered milestone is in no plan that was returned'
      return evaluated([{ subject, reason: 'NOT_PROVIDED', note }])
    }
    const state = view.state(member.id)
    const start =
      versionsOf(state, 'approvedStart').findLast(({ figure }) => figure.cell.value !== undefined)?.figure ??
      latestOf(state, 'approvedStart')
    return evaluated(
      unmetMilestones(view, member.id)
        .filter(isThis)
        .map((standing) => judged(standing, start, requirePartialDate(lastOnboarding.by), context)),
    )
  },
}
