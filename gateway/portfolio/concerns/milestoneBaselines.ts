import type { PartialDate } from '../../../base/dates/partialDate'
import { isoDay, requirePartialDate } from '../../../base/dates/partialDate'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Milestone } from '../../../schema/vocabulary/milestone'
import type { Reforecast } from '../../methods/milestones/reforecast'
import { reforecastRatio } from '../../methods/milestones/reforecast'
import type { Result } from '../../methods/result'
import type { Computed } from '../computed'
import type { MilestoneStanding } from '../delivery/delivery'
import { milestoneStandingsOf } from '../delivery/delivery'
import { numberOf } from '../../../schema/facts/figures/figure'
import type { PortfolioView } from '../editions/view'
import { forecastVintages } from './forecastVintages'
import type { NotEvaluated, Travel } from './rule'
import { travelBy } from './rule'

/** A milestone set against one of its baselines. */
export interface AgainstBaseline {
  readonly name: 'original' | 'current'
  readonly baseline: Figure
  readonly date: PartialDate
  readonly slip: Computed
}

/** Its original baseline and its current one, those that it has; the same date counts once. */
export function baselinesOf({
  milestone,
  slipAgainstOriginal,
  slipAgainstCurrent,
}: MilestoneStanding): readonly AgainstBaseline[] {
  const { originalBaseline, currentBaseline } = milestone
  const against = (
    name: AgainstBaseline['name'],
    baseline: Figure,
    slip: Computed,
  ): readonly AgainstBaseline[] =>
    baseline.cell.value === undefined
      ? []
      : [{ name, baseline, date: requirePartialDate(baseline.cell.value), slip }]
  const original = against('original', originalBaseline, slipAgainstOriginal)
  const current = against('current', currentBaseline, slipAgainstCurrent)
  return originalBaseline.cell.value === currentBaseline.cell.value ? original : [...original, ...current]
}

/** The day of the question. */
export function today(view: PortfolioView): PartialDate {
  return requirePartialDate(view.day)
}

/** The programme's milestones that have not been met by the edition's instant. */
export function unmetMilestones(view: PortfolioView, programme: string): readonly MilestoneStanding[] {
  const day = today(view)
  return milestoneStandingsOf(view, programme).filter(({ milestone: { actual } }) => {
    const { value } = actual.cell
    return value === undefined || requirePartialDate(value).first > day.last
  })
}

/** That nothing of a programme's plan can be judged, where no milestone of it was returned. */
export function withoutMilestones(view: PortfolioView, programme: string): readonly NotEvaluated[] {
  if (milestoneStandingsOf(view, programme).length > 0) return []
  return [{ subject: 'milestones', reason: 'NOT_PROVIDED', note: 'no milestone was returned' }]
}

/** The day after a date has passed for certain, ISO. */
export function dayAfter(date: PartialDate): string {
  return isoDay(date.last + 1)
}

/** The least number of days in a slip; nothing where there is none. */
export function leastDays({ figure, interval }: Computed): number | undefined {
  return numberOf(interval?.low ?? figure)
}

/** How fast a milestone's forecast recedes. */
function reforecastOf(view: PortfolioView, programme: string, milestone: Milestone): Result<Reforecast> {
  return view.once(`reforecast/${programme}/${milestone.code}`, () =>
    reforecastRatio(forecastVintages(view, programme, milestone)),
  )
}

/** Which way a milestone is going, by its forecasts. */
export function milestoneTravel(view: PortfolioView, programme: string, milestone: Milestone): Travel {
  return travelBy(reforecastOf(view, programme, milestone).value?.ratio)
}
