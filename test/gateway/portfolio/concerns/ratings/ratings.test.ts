import { ratingBehind } from '../../../../../gateway/portfolio/concerns/ratings/aboutRating'
import { drivingMilestonesOf } from '../../../../../gateway/portfolio/concerns/ratings/drivingMilestones'
import { followedReds } from '../../../../../gateway/portfolio/concerns/ratings/followedRed'
import { movedOutOfRed } from '../../../../../gateway/portfolio/concerns/ratings/movedOutOfRed'
import { reviewsOf } from '../../../../../gateway/portfolio/concerns/ratings/reviews'
import { numberIn } from '../../../../support/numberIn'
import type { Returns } from '../../../../support/planted'
import { faultless, inMilestone, plantedRegister, plantedView } from '../../../../support/planted'

const view = plantedView(faultless())

const rated = (...ratings: readonly string[]): Returns => ({
  ...faultless(),
  reports: faultless().reports.map((one, i) => ({ ...one, centralRating: ratings[i] ?? 'AMBER' })),
})

describe('help with a rating', () => {
  it('is told of concerns about ratings alone', () => {
    expect(ratingBehind(view, 'CONFIDENCE_RED', 'planted')).toBe('AMBER')
    expect(ratingBehind(view, 'MILESTONE_OVERDUE', 'planted')).toBeUndefined()
    const none = 'The concern is not about a rating.'
    expect(reviewsOf(view, 'planted', undefined)).toEqual({ reviews: [], none })
    expect(drivingMilestonesOf(view, 'planted', undefined, true)).toEqual({ drivingMilestones: [], none })
    expect(movedOutOfRed(view, undefined, true)).toEqual({ movedOutOfRed: [], none })
    expect(followedReds(view, undefined)).toEqual({ followedRed: [], none })
    expect(followedReds(view, 'AMBER').none).toBe('The rating is not Red.')
    expect(movedOutOfRed(view, 'AMBER', true).none).toBe('The rating is not Red.')
  })

  it('are the reviews that the register records by the day, newest first', () => {
    const review = (on: string, programme = 'planted') => ({ programme, what: 'Gate', by: 'Reviewers', on })
    const concerns = {
      rules: {},
      waivers: [],
      support: [],
      reviews: [
        review('2025-01-31'),
        review('2026-05-01'),
        review('2026-08-01'),
        review('2026-01-01', 'clean'),
      ],
    }
    const { reviews } = reviewsOf(plantedView(faultless(), plantedRegister({ concerns })), 'planted', 'RED')
    expect(reviews.map(({ on }) => on)).toEqual(['2026-05-01', '2025-01-31'])
    expect(reviewsOf(view, 'planted', 'RED').none).toMatch(/^No assurance review is recorded/)
  })

  it('are milestones overdue, then slipping, then the next', () => {
    // It is 20 July 2026: June has passed, and the forecasts of both others are to come.
    const overdue = inMilestone(faultless(), 'step-10', { actual: { reason: 'NOT_YET_KNOWN' } })
    const returns = inMilestone(overdue, 'last-2', { forecast: '2028-01-31' })
    const { drivingMilestones } = drivingMilestonesOf(plantedView(returns), 'planted', 'RED', false)
    expect(drivingMilestones.map(({ state, standing }) => [state, standing.milestone.code])).toEqual([
      ['OVERDUE', 'step-10'],
      ['SLIPPING', 'last-2'],
      ['NEXT', 'last-1'],
    ])
    const [, slipping] = drivingMilestones
    expect(numberIn(slipping?.standing.slipAgainstOriginal.figure)).toBe(31)
    expect(numberIn(slipping?.forecastMoved.figure)).toBe(0)
  })

  it('is how far a forecast has moved where no baseline was approved', () => {
    const unapproved = { reason: 'NOT_YET_BASELINED' } as const
    const plan = (forecast: string) => [
      { milestone: 'end', name: 'End', originalBaseline: unapproved, currentBaseline: unapproved, forecast },
    ]
    const returns = {
      ...faultless(),
      milestones: plan('2027-06'),
      earlierPlans: [{ on: '2025-03-31', milestones: plan('2026-12') }],
    }
    const { drivingMilestones } = drivingMilestonesOf(plantedView(returns), 'planted', 'RED', false)
    const [end] = drivingMilestones
    expect(end?.state).toBe('SLIPPING')
    // From 31 December 2026 to 1 June 2027, and from 1 December 2026 to 30 June 2027.
    expect([numberIn(end?.forecastMoved.interval?.low), numberIn(end?.forecastMoved.interval?.high)]).toEqual(
      [152, 211],
    )
  })

  it('are programmes that were rated better after a Red, by the same rater on the same scale', () => {
    const moved = plantedView(rated('RED', 'AMBER', 'RED'), undefined, undefined, rated('RED', 'RED', 'RED'))
    const { movedOutOfRed: found } = movedOutOfRed(moved, 'RED', false)
    expect(
      found.map(({ programme, red, after }) => [programme, red.referenceDate, after.referenceDate]),
    ).toEqual([['planted', '2024-03-31', '2025-03-31']])
    const otherScale = rated('RED', 'AMBER', 'AMBER')
    const reports = otherScale.reports.map((one, i) => (i === 0 ? { ...one, scale: 'FIVE_POINT' } : one))
    expect(movedOutOfRed(plantedView({ ...otherScale, reports }), 'RED', false).none).toMatch(/^No programme/)
  })

  it('is what followed the Reds of the published history, with exact 90% intervals', () => {
    const { followedRed } = followedReds(view, 'RED')
    const [all, ...categories] = followedRed
    expect(all?.category).toBe('All')
    expect(numberIn(all?.reds)).toBe(52)
    expect(numberIn(all?.ratedAgain)).toBe(27)
    // 21 of 27; Clopper and Pearson 90%, from binomial sums in Python by halving.
    expect(numberIn(all?.better)).toBeCloseTo((100 * 21) / 27, 8)
    expect(numberIn(all?.low)).toBeCloseTo(60.79016499, 6)
    expect(numberIn(all?.high)).toBeCloseTo(89.8515047, 6)
    expect(all?.better.origin).toBe('PUBLISHED')
    expect(categories.filter(({ ofClusters }) => ofClusters).map(({ category }) => category)).toEqual([
      'Government Transformation and Service Delivery',
      'ICT',
    ])
    // None of the four was rated again on the same scale.
    expect(categories[0]?.better.cell.reason).toBe('INSUFFICIENT_HISTORY')
  })
})
