import { objectType } from 'nexus'

import { sourceIn } from '../source'

export const IntermediateType = objectType({
  name: 'Intermediate',
  description: 'A value on the way from the inputs to a figure.',
  sourceType: sourceIn('explain/explanation', 'Intermediate'),
  definition(t) {
    t.nonNull.string('name', { description: 'What it is called in the formula.' })
    t.nonNull.field('figure', { type: 'Figure', description: 'The value.' })
  },
})

export const ExplanationType = objectType({
  name: 'Explanation',
  description:
    'How a figure came about: read from a cell, which its provenance names, or worked out by a formula from inputs that have theirs.',
  sourceType: sourceIn('explain/explanation', 'Explanation'),
  definition(t) {
    t.nonNull.field('figure', { type: 'Figure', description: 'The figure, with its provenance.' })
    t.nonNull.boolean('computed', {
      description: 'Whether portfolio worked it out.',
      resolve: ({ method }) => method !== undefined,
    })
    t.field('formula', {
      type: 'Method',
      description: 'The formula. Null: the figure was read, or nothing has been said yet.',
      resolve: ({ method }) => method ?? null,
    })
    t.nonNull.list.nonNull.field('inputs', { type: 'Figure', description: 'What went in.' })
    t.nonNull.list.nonNull.field('intermediate', {
      type: 'Intermediate',
      description: 'What was worked out on the way.',
    })
    t.nonNull.list.nonNull.field('caveats', { type: 'Caveat', description: 'What to bear in mind.' })
  },
})
