import { objectType } from 'nexus'

import type { Fact } from '../facts/figures/figure'
import { figureOf, valueOf } from '../facts/figures/figure'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

/** The figures of a programme report, with what each is. */
const FIGURES = {
  externalId: 'Its id in the collection, such as a GMPP ID.',
  publishedName: 'Its name in that return. Names change; ids are what is joined on.',
  department: 'The department, as the return spells it.',
  category: 'The category of the annual report.',
  description: "The programme's aims.",
  ratingNarrative: 'Commentary on the rating.',
  approvedStart: 'Latest approved start date.',
  approvedEnd: 'Latest approved end date.',
  scheduleNarrative: 'Commentary on the schedule.',
  yearBaseline: 'Baseline for the financial year.',
  yearForecast: 'Forecast for the financial year.',
  yearVariance: 'Variance of forecast from baseline for the financial year, as published.',
  yearNarrative: 'Commentary on that variance.',
  wholeLifeCost: 'Whole-life cost, baseline.',
  costNarrative: 'Commentary on the whole-life cost.',
  benefits: 'Whole-life benefits, baseline.',
  benefitsNarrative: 'Commentary on the benefits.',
} as const

export const ProgrammeReport = objectType({
  name: 'ProgrammeReport',
  description: 'All that one return of a collection says of a programme at one reference date.',
  extensions: shareable,
  sourceType: source('facts/figures/figure', 'Fact'),
  definition(t) {
    t.nonNull.date('referenceDate', {
      description: 'The day that the return describes.',
      resolve: (fact: Fact) => valueOf(fact, 'referenceDate') ?? fact.snapshot.recorded.slice(0, 10),
    })
    for (const [field, description] of Object.entries(FIGURES)) {
      t.nonNull.field(field, { type: 'Figure', description, resolve: (fact: Fact) => figureOf(fact, field) })
    }
  },
})
