import { objectType } from 'nexus'

import { requirePeriod } from '../../base/dates/period'
import type { Figure } from '../facts/figures/figure'
import { OPAQUE, recordId } from './identity'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** A measure's figure for a programme, and optionally one of its organisations, in a period. */
export interface Observation {
  readonly programme: string
  readonly measure: string
  readonly version: string
  readonly organisation?: string
  readonly period: string
  readonly figure: Figure
  readonly numerator: Figure
  readonly denominator: Figure
  readonly low: Figure | undefined
  readonly high: Figure | undefined
}

export const ObservationType = objectType({
  name: 'Observation',
  description: 'What a programme, or one organisation within it, reported for a measure in a period.',
  extensions: shareable,
  sourceType: source('vocabulary/observation', 'Observation'),
  definition(t) {
    t.nonNull.id('id', {
      description: OPAQUE,
      resolve: ({ figure }) => recordId('Observation', figure),
    })
    t.nonNull.id('programme', { description: 'The programme.' })
    t.nonNull.id('measure', { description: 'The measure. `portfolio { measures }` describes it.' })
    t.nonNull.id('measureVersion', {
      description: 'The version of the measure. Never draw one line across two.',
      resolve: ({ version }) => version,
    })
    t.id('organisation', {
      description: 'The organisation. Null: the programme as a whole.',
      resolve: ({ organisation }) => organisation ?? null,
    })
    t.nonNull.field('period', {
      type: 'Period',
      description: 'The period.',
      resolve: ({ period }) => requirePeriod(period),
    })
    t.nonNull.field('figure', { type: 'Figure', description: 'The value as reported, or why there is none.' })
    t.nonNull.field('numerator', { type: 'Figure', description: 'What was counted, where the return says.' })
    t.nonNull.field('denominator', { type: 'Figure', description: 'Out of how many, where the return says.' })
    t.field('low', {
      type: 'Figure',
      description: 'The lower end of the range that the source gives. Null: it gives no such end.',
      resolve: ({ low }) => low ?? null,
    })
    t.field('high', {
      type: 'Figure',
      description: 'The upper end of the range that the source gives. Null: it gives no such end.',
      resolve: ({ high }) => high ?? null,
    })
  },
})
