import type { Figure } from '../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { DeliveryConfidence } from '../../../schema/vocabulary/deliveryConfidence'
import type { Milestone } from '../../../schema/vocabulary/milestone'
import { confidencesOf, latestConfidenceOf } from '../../../subgraphs/member/views/confidence'
import { milestonesOf, standingDate } from '../../../subgraphs/member/views/milestones'
import { reportsOf, versionsOf } from '../../../subgraphs/member/views/reports'
import { approvedShift } from '../../methods/milestones/approvedShift'
import type { Rating } from '../../methods/delivery/confidence'
import { CONFIDENCE_MOVEMENT, confidenceMovement } from '../../methods/delivery/confidence'
import { basisOf, wholeLifeCostChange, WHOLE_LIFE_COST_CHANGE } from '../../methods/measures/likeForLike'
import type { WholeLifeCost } from '../../methods/measures/likeForLike'
import { refused } from '../../methods/result'
import type { Result } from '../../methods/result'
import { milestoneSlip } from '../../methods/milestones/slip'
import type { Slip } from '../../methods/milestones/slip'
import type { AttributeDifference, Computed } from '../computed'
import { computedFrom, datesOf, given } from '../computed'
import type { PortfolioView } from '../editions/view'

type Sides = readonly {
  readonly of: string
  readonly attributes: Readonly<Record<string, string | undefined>>
}[]

/** What each side has in the attributes that a method refused over. */
function differencesOver(result: Result<unknown>, sides: Sides): readonly AttributeDifference[] {
  return (result.refused?.attributes ?? []).map((attribute) => ({
    attribute,
    values: sides.map(({ of, attributes }) => ({ of, value: attributes[attribute] ?? null })),
  }))
}

/** Change of whole-life cost between the two latest reports that state one, like for like. */
export function wholeLifeCostChangeOf(view: PortfolioView, programme: string): Computed {
  return view.once(`whole-life-cost-change/${programme}`, () => {
    const reports = reportsOf(view.state(programme))
    const latest = reports.at(-1)
    const before = reports.slice(0, -1).findLast((fact) => valueOf(fact, 'wholeLifeCost') !== undefined)
    const cost = (fact: typeof latest): { figure: Figure; plain: WholeLifeCost } | undefined => {
      if (fact === undefined) return undefined
      const figure = figureOf(fact, 'wholeLifeCost')
      const { unit, basis, period = '' } = figure
      return { figure, plain: { id: period, amount: given(figure), ...basisOf({ unit, ...basis }) } }
    }
    const costs = [cost(before), cost(latest)].flatMap((one) => one ?? [])
    const [earlier, later] = costs
    const result =
      earlier === undefined || later === undefined
        ? refused(
            WHOLE_LIFE_COST_CHANGE,
            'INSUFFICIENT_HISTORY',
            'Fewer than two reports state a whole-life cost.',
          )
        : wholeLifeCostChange(earlier.plain, later.plain)
    const sides = costs.map(({ plain }) => ({
      of: plain.id,
      attributes: { unit: plain.unit, priceBase: plain.priceBase, horizon: plain.horizon },
    }))
    return {
      ...computedFrom({
        identity: { name: 'whole-life-cost-change', of: programme },
        result,
        inputs: costs.map(({ figure }) => figure),
        unit: 'GBP_MILLION',
        read: ({ difference }) => difference,
      }),
      differences: differencesOver(result, sides),
    }
  })
}

/** Shift of the latest approved end date from the first report that states one to the last. */
export function approvedEndShiftOf(view: PortfolioView, programme: string): Computed {
  return view.once(`approved-end-shift/${programme}`, () => {
    const versions = versionsOf(view.state(programme), 'approvedEnd').filter(
      ({ figure }) => figure.cell.value !== undefined,
    )
    return computedFrom({
      identity: { name: 'approved-end-shift', of: programme },
      result: approvedShift(
        versions.map(({ referenceDate, figure }) => ({ at: referenceDate, date: figure.cell.value ?? '' })),
      ),
      inputs: versions.map(({ figure }) => figure),
      unit: 'DAYS',
      read: ({ days }) => days.low,
      range: ({ days }) => days,
      isInterval: true,
    })
  })
}

function plainRating({ rating, scale, rater, referenceDate }: DeliveryConfidence): Rating {
  const { cell } = rating
  return {
    rating: cell.reason === undefined ? cell.value : { reason: cell.reason },
    scale,
    rater,
    referenceDate: referenceDate ?? '',
  }
}

/** Movement of confidence from the report before the latest, by the rater of the latest rating. */
export function confidenceMovementOf(view: PortfolioView, programme: string): Computed {
  return view.once(`confidence-movement/${programme}`, () => {
    const state = view.state(programme)
    const latest = latestConfidenceOf(state)
    const before = confidencesOf(state).filter(
      ({ referenceDate, rating }) =>
        rating.cell.value !== undefined && (referenceDate ?? '') < (latest.referenceDate ?? ''),
    )
    const previous = before.findLast(({ rater }) => rater === latest.rater) ?? before.at(-1)
    const pair = previous === undefined ? [latest] : [previous, latest]
    const dates = Object.values(view.register.collections).flatMap(({ referenceDates }) => referenceDates)
    const result =
      previous === undefined
        ? refused(CONFIDENCE_MOVEMENT, 'INSUFFICIENT_HISTORY', 'There is no earlier rating.')
        : confidenceMovement(plainRating(previous), plainRating(latest), dates)
    return {
      ...computedFrom({
        identity: { name: 'confidence-movement', of: programme },
        result,
        inputs: pair.map(({ rating }) => rating),
        unit: 'CODE',
        read: ({ movement }) => movement,
      }),
      differences: differencesOver(
        result,
        pair.map(({ scale, rater, referenceDate = '' }) => ({
          of: referenceDate,
          attributes: { scale, rater, referenceDate },
        })),
      ),
    }
  })
}

/** A milestone with its slip against both baselines: a moved baseline hides nothing. */
export interface MilestoneStanding {
  readonly milestone: Milestone
  readonly slipAgainstOriginal: Computed
  readonly slipAgainstCurrent: Computed
}

function daysOf(slip: Slip): { readonly low: number; readonly high: number } {
  if (slip.basis === 'NO_FORECAST') return { low: slip.minimumDays, high: slip.minimumDays }
  if (slip.basis === 'STALE_FORECAST') {
    return {
      low: Math.max(slip.days.low, slip.minimumDays),
      high: Math.max(slip.days.high, slip.minimumDays),
    }
  }
  return slip.days
}

function standing(view: PortfolioView, programme: string, milestone: Milestone): MilestoneStanding {
  const { originalBaseline, currentBaseline, forecast, actual } = milestone
  const dates = datesOf({ originalBaseline, currentBaseline, forecast, actual })
  const { againstOriginal, againstCurrent } = milestoneSlip(dates, view.day)
  const computed = (name: string, result: Result<Slip>, baseline: Figure) =>
    computedFrom({
      identity: { name, of: `${programme}/${milestone.code}` },
      result,
      inputs: [baseline, actual.cell.value === undefined ? forecast : actual],
      unit: 'DAYS',
      read: (slip) => daysOf(slip).low,
      range: daysOf,
      isInterval: true,
    })
  return {
    milestone,
    slipAgainstOriginal: computed('slip-against-original', againstOriginal, originalBaseline),
    slipAgainstCurrent: computed('slip-against-current', againstCurrent, currentBaseline),
  }
}

/** A programme's milestones with their slips, in the order of the plan. */
export function milestoneStandingsOf(view: PortfolioView, programme: string): readonly MilestoneStanding[] {
  return view.once(`milestones/${programme}`, () =>
    milestonesOf(view.state(programme)).map((milestone) => standing(view, programme, milestone)),
  )
}

/** The first milestone of the plan that has not been met; nothing where all have, or there are none. */
export function nextMilestoneOf(view: PortfolioView, programme: string): MilestoneStanding | undefined {
  return milestoneStandingsOf(view, programme).find(
    ({ milestone }) => milestone.actual.cell.value === undefined && standingDate(milestone) !== '',
  )
}
