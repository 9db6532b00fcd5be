import { objectType } from 'nexus'

import { displayOf, displayOfRange } from '../../../../schema/facts/words/display'
import { sourceIn } from '../source'

export const Method = objectType({
  name: 'Method',
  description:
    'A method of calculation. `docs/methods.md` gives its formula, its source and a worked number.',
  sourceType: sourceIn('../methods/result', 'Method'),
  definition(t) {
    t.nonNull.id('code', { description: 'Its name.', resolve: ({ id }) => id })
    t.nonNull.string('version', {
      description: 'Its version. Figures of different versions are not compared.',
    })
  },
})

export const Caveat = objectType({
  name: 'Caveat',
  description: 'Something to bear in mind when using a computed figure.',
  sourceType: sourceIn('computed', 'Caveat'),
  definition(t) {
    t.nonNull.id('code', { description: 'The code of the caveat.' })
    t.nonNull.string('message', { description: 'What it means here.' })
  },
})

export const AttributeValue = objectType({
  name: 'AttributeValue',
  description: 'What one side of a comparison has for an attribute.',
  sourceType: sourceIn('computed', 'AttributeValue'),
  definition(t) {
    t.nonNull.id('of', { description: 'The side: a cluster, or a reference date.' })
    t.string('value', { description: 'What it has. Null: it is not stated.' })
  },
})

export const AttributeDifference = objectType({
  name: 'AttributeDifference',
  description: 'An attribute in which the sides of a comparison differ.',
  sourceType: sourceIn('computed', 'AttributeDifference'),
  definition(t) {
    t.nonNull.id('attribute', {
      description: 'Such as `priceBase`, `horizon`, `scale`, `definitionVersion`.',
    })
    t.nonNull.list.nonNull.field('values', { type: 'AttributeValue', description: 'What each side has.' })
  },
})

export const Interval = objectType({
  name: 'Interval',
  description: 'The range that a figure lies in, where an input is only known to lie in a range.',
  sourceType: sourceIn('computed', 'Interval'),
  definition(t) {
    t.nonNull.field('low', { type: 'Figure', description: 'The least it can be.' })
    t.nonNull.field('high', { type: 'Figure', description: 'The most it can be.' })
  },
})

export const ComputedType = objectType({
  name: 'Computed',
  description:
    'A figure that portfolio has worked out: with its method, its inputs and their provenance, and what to bear in mind. Where the comparison would be unfair there is no value, the reason is `NOT_COMPARABLE`, and `differences` names the attributes.',
  sourceType: sourceIn('computed', 'Computed'),
  definition(t) {
    t.nonNull.field('figure', {
      type: 'Figure',
      description:
        'The result, or why there is none. Where no single number stands for a range, such as days between dates known to the month, it has no `number` and tells the range in words.',
    })
    t.field('interval', {
      type: 'Interval',
      description: 'Its range. Null: it is exact.',
      resolve: ({ interval }) => interval ?? null,
    })
    t.nonNull.string('display', {
      description:
        'The result as a person would read it: a range where it lies in one, with the unit; or the reason in words.',
      resolve: ({ figure, interval }) =>
        interval === undefined ? displayOf(figure) : displayOfRange(interval.low, interval.high),
    })
    t.nonNull.field('method', { type: 'Method', description: 'How it was worked out.' })
    t.nonNull.int('n', { description: 'How many inputs were used.' })
    t.nonNull.list.nonNull.field('inputs', {
      type: 'Figure',
      description: 'The inputs, each with its own provenance.',
    })
    t.nonNull.list.nonNull.field('caveats', { type: 'Caveat', description: 'What to bear in mind.' })
    t.nonNull.list.nonNull.field('differences', {
      type: 'AttributeDifference',
      description: 'The attributes in which the inputs differ.',
    })
  },
})

export const TotalType = objectType({
  name: 'Total',
  description:
    'A sum over the clusters. Refused where price bases or horizons differ or a cluster has no figure: what the clusters state then stands in `computed { inputs }`.',
  sourceType: sourceIn('measures/total', 'Total'),
  definition(t) {
    t.nonNull.field('computed', { type: 'Computed', description: 'The sum, or why there is none.' })
    t.nonNull.field('published', {
      type: 'Figure',
      description:
        'The total that was published for all clusters, on whatever basis it was; the two need not agree.',
    })
    t.nonNull.field('difference', {
      type: 'Computed',
      description:
        'The sum less the published total, with the range that its rounding leaves; refused where the two are not of the same thing on the same basis.',
    })
  },
})
