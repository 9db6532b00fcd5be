import type { PartialDate } from '../../../../base/dates/partialDate'
import { isoDay, requirePartialDate } from '../../../../base/dates/partialDate'
import type { Cell } from '../../../../schema/facts/figures/cell'
import type { Figure } from '../../../../schema/facts/figures/figure'
import { latestOf, versionsOf } from '../../../../subgraphs/member/views/reports'
import type { CensoredForecast, Percentile } from '../../../methods/delivery/referenceClass'
import { CENSORED_REFERENCE_CLASS, censoredReferenceClass } from '../../../methods/delivery/referenceClass'
import type { Result } from '../../../methods/result'
import { refused, whyNot } from '../../../methods/result'
import { portfolioFigure } from '../../computed'
import type { MilestoneStanding } from '../../delivery/delivery'
import { milestoneStandingsOf } from '../../delivery/delivery'
import { forecastVintages } from '../forecastVintages'
import { milestoneTravel, unmetMilestones } from '../milestoneBaselines'
import { gmppClassKnownOn } from '../referenceClass/gmppClass'
import type { Sentence } from '../../words/sentence'
import { sentence } from '../../words/sentence'
import { toldDate } from '../told'
import type { Finding, NotEvaluated, Rule, RuleContext } from '../rule'
import { evaluated, firstOfRun, notEvaluatedFor } from '../rule'

/** The plan that the class is applied to: the first baseline, or in its absence the next plan there is. */
function planOf({ milestone }: MilestoneStanding): Figure {
  const { originalBaseline, currentBaseline, forecast } = milestone
  const plans = [originalBaseline, currentBaseline, forecast]
  return plans.find(({ cell }) => cell.value !== undefined) ?? forecast
}

/** The class in days from the start, as it was known on a day, of what had taken until then. */
function forecastOn(day: PartialDate, plan: PartialDate, start: PartialDate): Result<CensoredForecast> {
  // Each date at its earliest, and the start at its latest: a concern is to be certain.
  const [days, taken] = [plan.first - start.last, day.first - start.last]
  return days > 0
    ? censoredReferenceClass(gmppClassKnownOn(day.text).cases, days, Math.max(0, taken))
    : refused(CENSORED_REFERENCE_CLASS, 'NOT_APPLICABLE', 'The planned date is not after the start.')
}

/** The day that comes so many days after the start. */
const dayAfter = (start: PartialDate, days: number): string => isoDay(start.last + Math.floor(days))

/** A percentile as a date; beyond what enough cases tell of, the reason that there is none. */
function dateOf({ amount, isMoreThan }: Percentile, start: PartialDate, note: string): Cell {
  const value = dayAfter(start, amount)
  return isMoreThan
    ? {
        reason: 'INSUFFICIENT_HISTORY',
        note: `later than ${value}, beyond which fewer than ten projects tell`,
      }
    : { value, note }
}

/** Makes the figure of a date that is told. */
type Dated = (name: string, day: string) => Figure

/** The dates of the class in a clause. */
function inWords({ p50, p80, p50Interval }: CensoredForecast, start: PartialDate, date: Dated): Sentence {
  const at = (name: string, days: number) => date(name, dayAfter(start, days))
  const of = (name: string, { amount, isMoreThan }: Percentile) =>
    isMoreThan ? sentence`after ${at(name, amount)}` : sentence`by ${at(name, amount)}`
  const { lower, upper } = p50Interval ?? {}
  const most = upper === undefined ? 'or later' : sentence`to ${at('p50-high', upper)}`
  const range = lower === undefined ? '' : sentence` (${at('p50-low', lower)} ${most})`
  const cautious =
    p80.isMoreThan && p50.isMoreThan ? '' : sentence`, and ${of('p80', p80)} in four cases of five`
  return sentence`${of('p50', p50)}${range} as likely as not${cautious}`
}

function judged(
  standing: MilestoneStanding,
  start: Figure,
  by: PartialDate,
  { view, member, threshold }: RuleContext,
): Finding | NotEvaluated | undefined {
  const { milestone } = standing
  const subject = `milestone/${milestone.code}`
  const plan = planOf(standing)
  if (plan.cell.value === undefined) return notEvaluatedFor(subject, plan)
  if (start.cell.value === undefined) return notEvaluatedFor(subject, start)
  const [from, planned] = [requirePartialDate(start.cell.value), requirePartialDate(plan.cell.value)]
  const result = forecastOn(requirePartialDate(view.day), planned, from)
  if (result.value === undefined) return { subject, ...whyNot(result) }
  const { p50, p80, ifApprovedEndsHold } = result.value
  const isLate = (days: number) => from.last + Math.floor(days) - by.last > threshold
  // Those still running may differ from those that ended: the class is sure where it is late read either way.
  const isLateAsKind = (ofKind: CensoredForecast | undefined) =>
    ofKind !== undefined &&
    isLate(ofKind.p50.amount) &&
    ofKind.ifApprovedEndsHold !== undefined &&
    isLate(ofKind.ifApprovedEndsHold.p50.amount)
  const isLateItself = (forecast: string | undefined) =>
    forecast !== undefined && requirePartialDate(forecast).first - by.last > threshold
  const own = milestone.forecast.cell.value
  const date: Dated = (name, day) =>
    toldDate({ code: 'LAST_ONBOARDING_LATE', programme: member.id, subject }, name, day, [start, plan])
  if (!isLateAsKind(result.value) && !isLateItself(own)) {
    if (isLate(p50.amount) || !p50.isMoreThan) return undefined
    const note = `as projects of its kind go it comes ${inWords(result.value, from, date).text}, which may be in time or not`
    return { subject, reason: 'INSUFFICIENT_HISTORY', note }
  }
  const known = gmppClassKnownOn(view.day)
  const note = `by ${result.n} of ${known.cases.length} projects, those that took longer than this one has: ${known.finished} of all had finished, ${known.unfinished} had not, and ${known.unknown} left early or cannot be followed; ${known.seenOnce} seen once are left out`
  const figure = (name: string, cell: Cell) =>
    portfolioFigure({
      name: `last-onboarding/${name}`,
      of: `${member.id}/${milestone.code}`,
      cell,
      inputs: [start, plan],
      unit: 'DATE',
      kind: 'DATE',
    })
  const held = Object.entries({ p50: ifApprovedEndsHold?.p50, p80: ifApprovedEndsHold?.p80 }).flatMap(
    ([name, uplift]) =>
      uplift === undefined
        ? []
        : [
            figure(`${name}-if-approved-ends-hold`, {
              value: dayAfter(from, uplift.amount),
              note: 'the same projects, if every end that has been approved holds',
            }),
          ],
  )
  const first = firstOfRun(
    forecastVintages(view, member.id, milestone),
    ({ reportedOn, forecast }) =>
      isLateItself(forecast) || isLateAsKind(forecastOn(requirePartialDate(reportedOn), planned, from).value),
  )
  const reading =
    ifApprovedEndsHold === undefined
      ? ''
      : sentence`; if every approved end of theirs holds, by ${date('p50-held', dayAfter(from, ifApprovedEndsHold.p50.amount))} and ${date('p80-held', dayAfter(from, ifApprovedEndsHold.p80.amount))}`
  const itself = isLateItself(own) ? sentence`, and is forecast for ${milestone.forecast}` : ''
  return {
    subject,
    says: [
      sentence`${member.name}: ${milestone.name} is registered for ${date('registered', by.text)} and was first planned for ${plan}${itself}.`,
      sentence`As projects of its kind go it comes ${inWords(result.value, from, date)}${reading}.`,
    ],
    since: first?.reportedOn ?? plan.period ?? plan.snapshot?.referenceDate ?? view.day,
    evidence: [
      figure('p50', dateOf(p50, from, note)),
      figure('p80', dateOf(p80, from, note)),
      ...held,
      ...(plan === milestone.forecast ? [] : [milestone.forecast]),
      plan,
      start,
    ],
    method: CENSORED_REFERENCE_CLASS,
    travel: milestoneTravel(view, member.id, milestone),
  }
}

/**
 * The last organisation comes on board after its registered date, by the programme's own forecast, or as projects
 * of its kind go, read either way: unfinished ones counted as far as they have come, and as if every approved end
 * held. They are the ICT and transformation projects of the GMPP that took as long as it has, by what was known on
 * the day of the question.
 */
export const lastOnboardingLate: Rule = {
  code: 'LAST_ONBOARDING_LATE',
  axis: 'DELIVERY',
  severity: 'MEDIUM',
  severityReason: 'A forecast by other projects warns; the milestones of this one decide.',
  threshold: {
    value: 0,
    of: 'days by which the P50 forecast in both readings, or the forecast of the programme, is certainly later than the registered date',
    reason: 'At P50 it is as likely as not; the P80 in the evidence is for whoever wants to be surer.',
  },
  evidence:
    'The P50 and P80 forecasts of the reference class, unfinished projects counted as far as they have come, and the same if every approved end holds; the forecast of the programme, the date first planned, and the approved start. Told while ten projects or more are at risk.',
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
