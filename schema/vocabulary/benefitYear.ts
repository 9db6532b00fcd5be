import { objectType } from 'nexus'

import { requirePeriod } from '../../base/dates/period'
import type { Figure } from '../facts/figures/figure'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** A year of a programme's profile of benefits of one kind. */
export interface BenefitYear {
  readonly kind: string
  readonly netting: string
  /** The last month of the year. */
  readonly period: string
  readonly profile: Figure
  readonly realised: Figure
}

export const BenefitYearType = objectType({
  name: 'BenefitYear',
  description: 'What the benefits of one kind are to be in a year, and what came of them.',
  extensions: shareable,
  sourceType: source('vocabulary/benefitYear', 'BenefitYear'),
  definition(t) {
    t.nonNull.id('kind', { description: '`CASHABLE` or `NON_CASHABLE`: never added to one another.' })
    t.nonNull.id('netting', { description: '`GROSS`, or `NET` of what it costs to get them.' })
    t.nonNull.field('yearEnding', {
      type: 'Period',
      description: 'The last month of the year.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('profile', { type: 'Figure', description: 'What is planned for the year.' })
    t.nonNull.field('realised', { type: 'Figure', description: 'What was realised in the year.' })
  },
})
