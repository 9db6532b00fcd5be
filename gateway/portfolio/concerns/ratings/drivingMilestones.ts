import { daysBetween, requirePartialDate } from '../../../../base/dates/partialDate'
import type { DayInterval } from '../../../../base/dates/partialDate'
import type { Figure } from '../../../../schema/facts/figures/figure'
import type { Milestone } from '../../../../schema/vocabulary/milestone'
import { isPast } from '../../../methods/milestones/slip'
import type { Caveat, Method, Result } from '../../../methods/result'
import { computed, refused } from '../../../methods/result'
import type { Computed } from '../../computed'
import { computedFrom } from '../../computed'
import type { MilestoneStanding } from '../../delivery/delivery'
import type { PortfolioView } from '../../editions/view'
import { standingDate } from '../../../../subgraphs/member/views/milestones'
import { forecastVintages } from '../forecastVintages'
import { baselinesOf, leastDays, today, unmetMilestones } from '../milestoneBaselines'
import { NOT_A_RATING } from './aboutRating'

export const FORECAST_MOVED: Method = { id: 'forecast-moved', version: '1' }

/** How a milestone stands that a rating goes by. */
export const DRIVING_STATES = {
  OVERDUE: 'Not met, and a baseline or its forecast has passed.',
  SLIPPING: 'Still to come, and forecast later than a baseline, or than it was first forecast.',
  NEXT: 'The next that is to be met, neither overdue nor slipping.',
} as const

export type DrivingState = keyof typeof DRIVING_STATES

/** An unmet milestone that is overdue, slipping or next. */
export interface DrivingMilestone {
  readonly state: DrivingState
  readonly standing: MilestoneStanding
  /** Days from the date first forecast to the one forecast now. */
  readonly forecastMoved: Computed
}

/** The milestones that a rating goes by, or why there are none. */
export interface DrivingMilestones {
  readonly drivingMilestones: readonly DrivingMilestone[]
  readonly none?: string
}

function movedBy(first: string | undefined, latest: string | undefined): Result<DayInterval> {
  if (first === undefined || latest === undefined)
    return refused(FORECAST_MOVED, 'NOT_PROVIDED', 'No return states a forecast.')
  const [from, to] = [requirePartialDate(first), requirePartialDate(latest)]
  // Stated alike, it has not moved, however imprecisely.
  const days = first === latest ? { low: 0, high: 0 } : daysBetween(from, to)
  const caveats: readonly Caveat[] = days.low === days.high ? [] : [{ code: 'IMPRECISE_DATES' }]
  return computed(FORECAST_MOVED, 2, days, caveats)
}

/** How far the forecast of a milestone has moved since it was first stated. */
function forecastMovedOf(view: PortfolioView, programme: string, milestone: Milestone): Computed {
  return view.once(`forecast-moved/${programme}/${milestone.code}`, () => {
    const stated = forecastVintages(view, programme, milestone)
    const ends = [...new Set([stated[0], stated.at(-1)])].flatMap((one) => one ?? [])
    return computedFrom({
      identity: { name: 'forecast-moved', of: `${programme}/${milestone.code}` },
      result: movedBy(ends[0]?.forecast, ends.at(-1)?.forecast),
      inputs: ends.map(({ figure }) => figure),
      unit: 'DAYS',
      read: ({ low }) => low,
      range: (days) => days,
    })
  })
}

const datesOf = ({ originalBaseline, currentBaseline, forecast }: Milestone): readonly Figure[] =>
  [originalBaseline, currentBaseline, forecast].filter(({ cell }) => cell.value !== undefined)

function stateOf(view: PortfolioView, standing: MilestoneStanding, moved: Computed): DrivingState {
  const day = today(view)
  const { forecast } = standing.milestone
  const baselines = baselinesOf(standing)
  const passed = [...baselines.map(({ date }) => date.text), forecast.cell.value ?? ''].some(
    (date) => date !== '' && isPast(requirePartialDate(date), day),
  )
  if (passed) return 'OVERDUE'
  const slips = [...baselines.map(({ slip }) => slip), moved]
  return slips.some((slip) => (leastDays(slip) ?? 0) > 0) ? 'SLIPPING' : 'NEXT'
}

const STATES = Object.keys(DRIVING_STATES) as DrivingState[]

/**
 * The milestones that a rating goes by: those overdue, those slipping and the next, in that order. Beside the rating:
 * that they are why it is what it is, only its rater can say.
 *
 * @param rating that the concern is about; nothing where it is about none
 */
export function drivingMilestonesOf(
  view: PortfolioView,
  programme: string,
  rating: string | undefined,
  includeIllustrative: boolean,
): DrivingMilestones {
  if (rating === undefined) return { drivingMilestones: [], none: NOT_A_RATING }
  const unmet = unmetMilestones(view, programme)
    .filter(({ milestone }) => {
      const dates = datesOf(milestone)
      return (
        dates.length > 0 && (includeIllustrative || dates.every(({ origin }) => origin !== 'ILLUSTRATIVE'))
      )
    })
    .map((standing): DrivingMilestone => {
      const forecastMoved = forecastMovedOf(view, programme, standing.milestone)
      return { state: stateOf(view, standing, forecastMoved), standing, forecastMoved }
    })
  const next = unmet
    .filter(({ state }) => state === 'NEXT')
    .sort((a, b) => standingDate(a.standing.milestone).localeCompare(standingDate(b.standing.milestone)))[0]
  const driving = unmet
    .filter((one) => one.state !== 'NEXT' || one === next)
    .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state))
  return driving.length > 0
    ? { drivingMilestones: driving }
    : { drivingMilestones: [], none: 'No milestone that is to come was returned with a date.' }
}
