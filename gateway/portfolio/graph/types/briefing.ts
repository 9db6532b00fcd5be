import { objectType } from 'nexus'

import { briefingText } from '../../briefing/briefing'
import { sourceIn } from '../source'

export const HelpedType = objectType({
  name: 'Helped',
  description: 'A cluster that needs help, with what is the matter, what would help and how sure that is.',
  sourceType: sourceIn('briefing/briefing', 'Helped'),
  definition(t) {
    t.nonNull.id('programme', { description: 'The cluster.' })
    t.nonNull.string('name', { description: 'Its name.' })
    t.nonNull.list.nonNull.field('matter', {
      type: 'Sentence',
      description: 'What is the matter: its gravest standing, then what else is grave.',
      resolve: ({ matter }) => [...matter],
    })
    t.nonNull.list.nonNull.field('help', {
      type: 'Sentence',
      description: 'What would help, or that nothing is recorded.',
      resolve: ({ help }) => [...help],
    })
    t.nonNull.list.nonNull.field('certainty', {
      type: 'Sentence',
      description: 'How sure it is, and whose figures it rests on.',
      resolve: ({ certainty }) => [...certainty],
    })
    t.nonNull.field('concern', { type: 'Concern', description: 'The concern that decides it.' })
  },
})

export const BriefingType = objectType({
  name: 'Briefing',
  description:
    'A page of sentences on an edition: who needs help first, with what, how sure that is, and what nobody knows. The same edition has the same page.',
  sourceType: sourceIn('briefing/briefing', 'Briefing'),
  definition(t) {
    t.nonNull.field('title', { type: 'Sentence', description: 'The day as of which it speaks.' })
    t.nonNull.field('headline', { type: 'Sentence', description: 'The whole in a sentence.' })
    t.nonNull.list.nonNull.field('helpFirst', {
      type: 'Helped',
      description: 'Who needs help, three at most, in the order of need. It is no ranking of merit.',
      resolve: ({ helpFirst }) => [...helpFirst],
    })
    t.nonNull.list.nonNull.field('standings', {
      type: 'Sentence',
      description: "How each cluster stands, in the register's order.",
      resolve: ({ standings }) => [...standings],
    })
    t.nonNull.list.nonNull.field('ahead', {
      type: 'Sentence',
      description: 'What the plans will be short of.',
      resolve: ({ ahead }) => [...ahead],
    })
    t.nonNull.list.nonNull.field('published', {
      type: 'Sentence',
      description: 'What is published of every cluster, whatever the clusters return.',
      resolve: ({ published }) => [...published],
    })
    t.nonNull.list.nonNull.field('notKnown', {
      type: 'Sentence',
      description: 'What nobody knows, and why.',
      resolve: ({ notKnown }) => [...notKnown],
    })
    t.nonNull.string('text', {
      description: 'The page as plain text, with what rests on illustrative figures marked.',
      resolve: briefingText,
    })
  },
})
