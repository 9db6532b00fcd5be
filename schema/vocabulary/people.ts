import { objectType } from 'nexus'

import { requirePeriod } from '../../base/dates/period'
import type { Figure } from '../facts/figures/figure'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** People of a profession in a programme in a month. */
export interface Staffing {
  /** Absent where the return does not tell professions apart. */
  readonly profession?: string | undefined
  /** Absent for all grades together. */
  readonly grade?: string | undefined
  readonly period: string
  readonly inPost: Figure
  readonly funded: Figure
  readonly vacancies: Figure
  readonly contractors: Figure
  readonly resourceGap: Figure
  readonly annualTurnover: Figure
  readonly utilisation: Figure
}

/** People of a profession whom a plan needs in a month. */
export interface StaffDemand {
  readonly profession: string
  readonly period: string
  /** Absent for work that hangs on no milestone. */
  readonly milestone?: string | undefined
  readonly wave: Figure
  readonly demand: Figure
}

/** People of a profession whom a plan is to recruit in a month. */
export interface PlannedJoiners {
  readonly profession: string
  readonly period: string
  readonly joiners: Figure
  readonly successRate: Figure
}

/** How long it takes to bring people of a profession in. */
export interface StaffLeadTime {
  readonly profession: string
  /** `RECRUIT` or `CONTRACT`. */
  readonly route: string
  readonly days: Figure
  readonly statistic: Figure
}

const profession = { description: 'The profession, such as `PROJECT_DELIVERY`.' }

export const StaffingType = objectType({
  name: 'Staffing',
  description: 'People of a profession in a programme in a month, as returned. Heads are not skill.',
  extensions: shareable,
  sourceType: source('vocabulary/people', 'Staffing'),
  definition(t) {
    t.id('profession', {
      description: 'The profession, such as `PROJECT_DELIVERY`. Null: the whole team, undivided.',
      resolve: (staffing) => staffing.profession ?? null,
    })
    t.id('grade', {
      description: 'The grade. Null: all grades together.',
      resolve: ({ grade }) => grade ?? null,
    })
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The month, or the day that the return describes.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('inPost', {
      type: 'Figure',
      description: 'People at work, contractors among them: full-time equivalents.',
    })
    t.nonNull.field('funded', { type: 'Figure', description: 'Posts with funds: full-time equivalents.' })
    t.nonNull.field('vacancies', { type: 'Figure', description: 'Posts with funds and nobody in them.' })
    t.nonNull.field('contractors', {
      type: 'Figure',
      description: 'How many of those in post are contractors.',
    })
    t.nonNull.field('resourceGap', {
      type: 'Figure',
      description: 'The share of funded posts that is empty, in per cent, as the programme itself has it.',
    })
    t.nonNull.field('annualTurnover', {
      type: 'Figure',
      description: 'The share of those in post that leaves in a year, in per cent.',
    })
    t.nonNull.field('utilisation', {
      type: 'Figure',
      description: "The share of a head's time that the work gets, in per cent.",
    })
  },
})

export const StaffDemandType = objectType({
  name: 'StaffDemand',
  description: "People of a profession whom a programme's plan needs in a month.",
  extensions: shareable,
  sourceType: source('vocabulary/people', 'StaffDemand'),
  definition(t) {
    t.nonNull.id('profession', profession)
    t.nonNull.field('period', {
      type: 'Period',
      description: "The month, by the milestone's current baseline: it moves as the milestone does.",
      resolve: ({ period }) => requirePeriod(period),
    })
    t.id('milestone', {
      description: 'The milestone that they are needed for. Null: standing work.',
      resolve: ({ milestone }) => milestone ?? null,
    })
    t.nonNull.field('wave', { type: 'Figure', description: 'The wave of the plan, in its own words.' })
    t.nonNull.field('demand', { type: 'Figure', description: 'Full-time equivalents.' })
  },
})

export const PlannedJoinersType = objectType({
  name: 'PlannedJoiners',
  description: 'People of a profession whom a programme plans to recruit in a month.',
  extensions: shareable,
  sourceType: source('vocabulary/people', 'PlannedJoiners'),
  definition(t) {
    t.nonNull.id('profession', profession)
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The month.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('joiners', {
      type: 'Figure',
      description: 'Full-time equivalents, before campaigns that fail.',
    })
    t.nonNull.field('successRate', {
      type: 'Figure',
      description: 'The share of campaigns that end in somebody, in per cent.',
    })
  },
})

export const StaffLeadTimeType = objectType({
  name: 'StaffLeadTime',
  description: 'How long it takes a programme to bring people of a profession in.',
  extensions: shareable,
  sourceType: source('vocabulary/people', 'StaffLeadTime'),
  definition(t) {
    t.nonNull.id('profession', profession)
    t.nonNull.id('route', { description: '`RECRUIT` or `CONTRACT`.' })
    t.nonNull.field('days', { type: 'Figure', description: 'Calendar days.' })
    t.nonNull.field('statistic', {
      type: 'Figure',
      description:
        'What the days are: `P80_OF_CAMPAIGNS`, or `UPPER_LIMIT_OF_MONTHLY_MEANS`, which bounds averages and not a campaign.',
    })
  },
})
