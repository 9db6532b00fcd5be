import { requirePartialDate } from '../../../../base/dates/partialDate'
import { REFORECAST_RATIO, reforecastRatio } from '../../../methods/milestones/reforecast'
import { decimalText, portfolioFigure } from '../../computed'
import type { MilestoneStanding } from '../../delivery/delivery'
import type { StatedForecast } from '../forecastVintages'
import { forecastVintages } from '../forecastVintages'
import { baselinesOf, leastDays, unmetMilestones, withoutMilestones } from '../milestoneBaselines'
import { periodOf, sentence } from '../../words/sentence'
import type { Finding, NotEvaluated, Rule, RuleContext } from '../rule'
import { evaluated, firstOfRun } from '../rule'

/** What moves within a quarter may be a single step, which says nothing of a pace: twelve weeks. */
const LEAST_DAYS = 84

function daysBetween(vintages: readonly StatedForecast[]): number {
  const [first, last] = [vintages[0], vintages.at(-1)].map((one) =>
    requirePartialDate(one?.reportedOn ?? '1970'),
  )
  return (last?.last ?? 0) - (first?.last ?? 0)
}

/** The days that a forecast moved for each day that passed; nothing where too few have passed to say. */
function pace(vintages: readonly StatedForecast[]): number | undefined {
  return daysBetween(vintages) < LEAST_DAYS ? undefined : reforecastRatio(vintages).value?.ratio
}

function receding(
  { view, member, threshold }: RuleContext,
  standing: MilestoneStanding,
): Finding | NotEvaluated | undefined {
  const { milestone } = standing
  const subject = `milestone/${milestone.code}`
  if (milestone.forecast.cell.value === undefined) return undefined
  const vintages = forecastVintages(view, member.id, milestone)
  const ratio = pace(vintages)
  const [first] = vintages
  if (ratio === undefined || first === undefined) {
    const note = `the forecasts known were reported within ${vintages.length === 0 ? 0 : daysBetween(vintages)} days; ${LEAST_DAYS} are needed`
    return { subject, reason: 'INSUFFICIENT_HISTORY', note }
  }
  const baselines = baselinesOf(standing)
  const beyond = baselines.filter(({ slip }) => (leastDays(slip) ?? 0) > 0)
  if (ratio < threshold || beyond.length === 0) return undefined
  // Each report is judged by itself and those before it, of which only the first sets the pace.
  const isSo = (last: StatedForecast) =>
    (pace([first, last]) ?? Number.NEGATIVE_INFINITY) >= threshold &&
    baselines.some(({ date }) => requirePartialDate(last.forecast).first > date.last)
  const since = firstOfRun(vintages, isSo) ?? vintages.at(-1) ?? first
  const of = `${member.id}/${milestone.code}`
  const figures = vintages.map(({ figure }) => figure)
  const moved = portfolioFigure({
    name: 'reforecast-ratio',
    of,
    cell: { value: decimalText(ratio) },
    inputs: figures,
    unit: 'COUNT',
  })
  const reported = portfolioFigure({
    name: 'forecast-first-reported',
    of,
    cell: { value: first.forecast },
    inputs: [first.figure],
    unit: 'DATE',
    period: first.reportedOn,
  })
  return {
    subject,
    says: [
      sentence`${member.name}: the forecast of ${milestone.name} has moved by ${moved} days for each day that passed since ${periodOf(reported)}, from ${reported} to ${milestone.forecast}.`,
    ],
    since: since.reportedOn,
    evidence: [
      moved,
      reported,
      milestone.forecast,
      ...beyond.flatMap(({ baseline, slip }) => [baseline, slip.figure]),
    ],
    method: REFORECAST_RATIO,
    travel: 'WORSENING',
  }
}

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
    'The ratio over all snapshots that state the forecast, twelve weeks at least; the forecast first reported and the latest; the baselines passed by it. `revisions` of the forecast has every one.',
  evaluate: (context) =>
    evaluated([
      ...withoutMilestones(context.view, context.member.id),
      ...unmetMilestones(context.view, context.member.id).map((standing) => receding(context, standing)),
    ]),
}
