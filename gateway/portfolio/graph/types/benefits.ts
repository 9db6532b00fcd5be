import { objectType } from 'nexus'

import { requirePeriod } from '../../../../base/dates/period'
import { sourceIn } from '../source'

export const BenefitsToDateType = objectType({
  name: 'BenefitsToDate',
  description:
    'Benefits of one kind realised to date against those planned to date. A year still to be reported is in neither.',
  sourceType: sourceIn('delivery/benefits', 'BenefitsToDate'),
  definition(t) {
    t.nonNull.id('kind', { description: '`CASHABLE` or `NON_CASHABLE`: never added to one another.' })
    t.field('through', {
      type: 'Period',
      description: 'The last month of the last year counted. Null: none is.',
      resolve: ({ through }) => (through === undefined ? null : requirePeriod(through)),
    })
    t.nonNull.field('planned', { type: 'Computed', description: 'Planned to date, £ million.' })
    t.nonNull.field('realised', { type: 'Computed', description: 'Realised to date, £ million.' })
    t.nonNull.field('share', {
      type: 'Computed',
      description: 'Per cent of what was planned to date that is realised, or why that cannot be said.',
    })
  },
})
