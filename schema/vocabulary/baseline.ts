import { objectType } from 'nexus'

import type { Figure } from '../facts/figures/figure'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** What a measure stood at before the change that it is to be judged by. */
export interface Baseline {
  readonly measure: string
  readonly version: string
  readonly figure: Figure
  readonly windowStart: Figure
  readonly windowEnd: Figure
  readonly n: Figure
  readonly method: Figure
  readonly approver: Figure
}

export const BaselineType = objectType({
  name: 'Baseline',
  description:
    "A measure's level before the change that it is to be judged by: with its window, method and approver.",
  extensions: shareable,
  sourceType: source('vocabulary/baseline', 'Baseline'),
  definition(t) {
    t.nonNull.id('measure', { description: 'The measure.' })
    t.nonNull.id('measureVersion', { description: 'Its version.', resolve: ({ version }) => version })
    t.nonNull.field('figure', { type: 'Figure', description: 'The level, or why there is none.' })
    t.nonNull.field('windowStart', { type: 'Figure', description: 'The first day of the window.' })
    t.nonNull.field('windowEnd', { type: 'Figure', description: 'The last day of the window.' })
    t.nonNull.field('n', { type: 'Figure', description: 'How many periods it rests on.' })
    t.nonNull.field('method', { type: 'Figure', description: 'How it was worked out.' })
    t.nonNull.field('approver', { type: 'Figure', description: 'Who approved it.' })
  },
})
