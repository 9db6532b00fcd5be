import { objectType } from 'nexus'

import type { Figure } from '../facts/figures/figure'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** One approved version of a date or an amount, as a return stated it at a reference date. */
export interface BaselineVersion {
  readonly referenceDate: string
  readonly figure: Figure
}

export const BaselineVersionType = objectType({
  name: 'BaselineVersion',
  description:
    'A date or amount as approved at a reference date. Published end dates are "latest approved" and published whole-life costs are "baseline": their movement is a shift that somebody approved, never slip.',
  extensions: shareable,
  sourceType: source('vocabulary/baselineVersion', 'BaselineVersion'),
  definition(t) {
    t.nonNull.date('referenceDate', { description: 'The day that the return describes.' })
    t.nonNull.field('figure', { type: 'Figure', description: 'What was approved then, or why it is absent.' })
  },
})
