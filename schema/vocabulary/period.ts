import { objectType } from 'nexus'

import { describedEnum } from '../federation/describedEnum'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

export const DatePrecision = describedEnum('DatePrecision', 'How exactly a date or a period is known.', {
  DAY: 'To the day.',
  MONTH: 'To the month.',
  QUARTER: 'To the calendar quarter.',
  YEAR: 'To the calendar year.',
})

export const Period = objectType({
  name: 'Period',
  description: 'A stretch of time that a figure describes.',
  extensions: shareable,
  sourceType: source('../base/dates/period', 'Period'),
  definition(t) {
    t.nonNull.string('label', {
      description: 'ISO 8601 text cut to the precision: `2026`, `2026-Q4`, `2026-10` or `2026-10-31`.',
    })
    t.nonNull.date('start', { description: 'The first day, included.' })
    t.nonNull.date('end', { description: 'The last day, included.' })
    t.nonNull.field('precision', { type: 'DatePrecision', description: 'How exactly it is known.' })
  },
})
