import { objectType } from 'nexus'

import { isIllustrative } from '../../words/sentence'
import { sourceIn } from '../source'

export const SentenceType = objectType({
  name: 'Sentence',
  description:
    'A sentence of plain English, and the figures that it rests on: each number in it is the `display` of one of them, or its period.',
  sourceType: sourceIn('words/sentence', 'Sentence'),
  definition(t) {
    t.nonNull.string('text', { description: 'The sentence.' })
    t.nonNull.boolean('illustrative', {
      description: 'Whether it rests on an invented figure. Mark it wherever this is true.',
      resolve: isIllustrative,
    })
    t.nonNull.list.nonNull.field('figures', {
      type: 'Figure',
      description: 'What it rests on, in the order in which the sentence tells them.',
      resolve: ({ figures }) => [...figures],
    })
  },
})
