import type { core } from 'nexus'
import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import { describedEnum } from '../../../../schema/federation/describedEnum'
import { DRIVING_STATES } from '../../concerns/ratings/drivingMilestones'
import { RED_NEXTS } from '../../concerns/referenceClass/redClass'
import { sourceIn } from '../source'

export const DrivingStateType = describedEnum(
  'DrivingState',
  'How a milestone stands that a rating goes by.',
  DRIVING_STATES,
)

export const RedNextType = describedEnum(
  'RedNext',
  'What the next publication says of a project that was rated Red.',
  RED_NEXTS,
)

export const ReviewType = objectType({
  name: 'Review',
  description: 'An assurance review of a programme, as the register records it.',
  sourceType: sourceIn('concerns/ratings/reviews', 'Review'),
  definition(t) {
    t.nonNull.string('what', { description: 'What was reviewed.' })
    t.nonNull.string('by', { description: 'By whom.' })
    t.nonNull.field('on', { type: 'Period', description: 'When.', resolve: ({ on }) => requirePeriod(on) })
    t.string('finding', {
      description: 'What it found or recommended. Null: that is not recorded.',
      resolve: ({ finding }) => finding ?? null,
    })
  },
})

export const DrivingMilestoneType = objectType({
  name: 'DrivingMilestone',
  description:
    'A milestone that a rating goes by. That it is why the rating is what it is, only its rater can say.',
  sourceType: sourceIn('concerns/ratings/drivingMilestones', 'DrivingMilestone'),
  definition(t) {
    t.nonNull.field('state', { type: 'DrivingState', description: 'How it stands.' })
    t.nonNull.field('standing', {
      type: 'MilestoneStanding',
      description: 'The milestone, with its slip against both baselines.',
    })
    t.nonNull.field('forecastMoved', {
      type: 'Computed',
      description: 'Days from the date first forecast to the one forecast now. Positive is later.',
    })
  },
})

export const MovedOutOfRedType = objectType({
  name: 'MovedOutOfRed',
  description:
    'A programme of the portfolio that was rated Red and the next time better, by the same rater on the same scale: whom to ask. What moved it the ratings do not say.',
  sourceType: sourceIn('concerns/ratings/movedOutOfRed', 'MovedOutOfRed'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The programme.' })
    t.nonNull.string('name', { description: 'Its name.' })
    t.nonNull.field('red', { type: 'DeliveryConfidence', description: 'The Red.' })
    t.nonNull.field('after', { type: 'DeliveryConfidence', description: 'The next rating given.' })
  },
})

export const RedOutcomeType = objectType({
  name: 'RedOutcome',
  description: 'How many projects that were rated Red had one outcome at the next publication.',
  sourceType: sourceIn('concerns/ratings/followedRed', 'RedOutcome'),
  definition(t) {
    t.nonNull.field('next', { type: 'RedNext', description: 'The outcome.' })
    t.nonNull.field('projects', { type: 'Figure', description: 'Number of projects.' })
  },
})

export const FollowedRedType = objectType({
  name: 'FollowedRed',
  description:
    'The projects of one category that the centre rated Red in the published annual data, with what the next publication says of them. How often others left Red, not why.',
  sourceType: sourceIn('concerns/ratings/followedRed', 'FollowedRed'),
  definition(t) {
    t.nonNull.string('category', {
      description: 'The category as published; `All`, or `Not published` of those that had gone by 2019.',
    })
    t.nonNull.boolean('ofClusters', { description: 'Whether clusters belong with the category.' })
    t.nonNull.field('reds', { type: 'Figure', description: 'Number of ratings of Red that were followed.' })
    t.nonNull.list.nonNull.field('outcomes', {
      type: 'RedOutcome',
      description: 'What followed; outcomes that none had are left out.',
      resolve: ({ outcomes }) => [...outcomes],
    })
    t.nonNull.field('ratedAgain', {
      type: 'Figure',
      description: 'Number of those that the centre rated again on the same scale.',
    })
    t.nonNull.field('better', { type: 'Figure', description: 'Per cent of these that were better than Red.' })
    t.nonNull.field('low', { type: 'Figure', description: 'Lower end of its exact 90% interval.' })
    t.nonNull.field('high', { type: 'Figure', description: 'Upper end of its exact 90% interval.' })
  },
})

/** Adds to what could help with a concern what helps with a rating. */
export function ratingHelpFields(t: core.ObjectDefinitionBlock<'Support'>): void {
  t.nonNull.list.nonNull.field('reviews', {
    type: 'Review',
    description: 'The assurance reviews of the programme that the register records, newest first.',
    resolve: ({ rating }) => [...rating.reviews.reviews],
  })
  t.string('noReview', {
    description: 'Why no review is told. Null: at least one is.',
    resolve: ({ rating }) => rating.reviews.none ?? null,
  })
  t.nonNull.list.nonNull.field('drivingMilestones', {
    type: 'DrivingMilestone',
    description: 'Of a rating: the milestones that are overdue, those that slip, and the next.',
    resolve: ({ rating }) => [...rating.driving.drivingMilestones],
  })
  t.string('noDrivingMilestone', {
    description: 'Why no milestone is told. Null: at least one is.',
    resolve: ({ rating }) => rating.driving.none ?? null,
  })
  t.nonNull.list.nonNull.field('movedOutOfRed', {
    type: 'MovedOutOfRed',
    description: 'Of a rating of Red: the programmes of the portfolio that were rated better after one.',
    resolve: ({ rating }) => [...rating.movedOut.movedOutOfRed],
  })
  t.string('nobodyMovedOut', {
    description: 'Why no programme is told. Null: at least one is.',
    resolve: ({ rating }) => rating.movedOut.none ?? null,
  })
  t.nonNull.list.nonNull.field('followedRed', {
    type: 'FollowedRed',
    description:
      'Of a rating of Red: what followed others’ in the published annual data, over all categories and by category.',
    resolve: ({ rating }) => [...rating.followed.followedRed],
  })
  t.string('noFollowedRed', {
    description: 'Why what followed is not told. Null: it is.',
    resolve: ({ rating }) => rating.followed.none ?? null,
  })
}
