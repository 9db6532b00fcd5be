import { objectType } from 'nexus'

import { requirePeriod } from '../../base/dates/period'
import type { Figure } from '../facts/figures/figure'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** How many people of a profession the centre can lend, in one month. */
export interface SharedPoolMonth {
  readonly period: string
  readonly size: Figure
}

/** People of a profession that the centre can lend to all programmes together. */
export interface SharedPool {
  readonly profession: string
  readonly months: readonly SharedPoolMonth[]
}

export const SharedPoolMonthType = objectType({
  name: 'SharedPoolMonth',
  description: 'How many people the centre can lend in one month.',
  extensions: shareable,
  sourceType: source('vocabulary/sharedPool', 'SharedPoolMonth'),
  definition(t) {
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The month.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('size', { type: 'Figure', description: 'Full-time equivalents.' })
  },
})

export const SharedPoolType = objectType({
  name: 'SharedPool',
  description:
    'People of a profession that the centre can lend to all programmes together. Heads are not skill.',
  extensions: shareable,
  sourceType: source('vocabulary/sharedPool', 'SharedPool'),
  definition(t) {
    t.nonNull.id('profession', { description: 'The profession, such as `PROJECT_DELIVERY`.' })
    t.nonNull.list.nonNull.field('months', { type: 'SharedPoolMonth', description: 'Month by month.' })
  },
})
