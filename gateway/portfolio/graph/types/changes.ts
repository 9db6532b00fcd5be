import { objectType } from 'nexus'

import { identify } from '../../../../schema/facts/figures/identity'
import { connectionOf, pageArguments } from '../../../../schema/vocabulary/connection'
import { OPAQUE } from '../../../../schema/vocabulary/identity'
import { page } from '../../../../schema/vocabulary/page'
import type { Changes } from '../../explain/changes'
import { changesBetween } from '../../explain/changes'
import type { PortfolioView } from '../../editions/view'
import { viewState } from '../../editions/viewState'
import { identified } from './concern'
import { sourceIn } from '../source'

export const FigureChangeType = objectType({
  name: 'FigureChange',
  description: 'A figure that two editions tell differently, with where each of them has it from.',
  sourceType: sourceIn('explain/changes', 'FigureChange'),
  definition(t) {
    t.nonNull.id('member', { description: 'The member that states it.' })
    t.nonNull.string('record', { description: 'The kind of record, such as `Milestone`.' })
    t.nonNull.list.nonNull.string('key', {
      description:
        'What identifies the record within its kind, such as the programme, the measure and the period.',
      resolve: ({ key }) => [...key],
    })
    t.nonNull.string('field', { description: 'The field of the record, such as `forecast`.' })
    t.nonNull.field('before', { type: 'Figure', description: 'What the earlier edition of the two tells.' })
    t.nonNull.field('after', { type: 'Figure', description: 'What the later edition of the two tells.' })
  },
})

export const FigureChangeConnection = connectionOf('FigureChange', 'figures that changed', {})

/** What changed, under the ids that clients see. */
export interface IdentifiedChanges extends Changes {
  readonly id: string
}

export function identifiedChanges(
  from: PortfolioView,
  to: PortfolioView,
  includeIllustrative: boolean,
): IdentifiedChanges {
  const changes = changesBetween(from, to, includeIllustrative)
  return {
    ...changes,
    id: identify({
      type: 'Changes',
      thing: [],
      asked: [includeIllustrative],
      state: JSON.stringify([viewState(from), viewState(to)]),
    }),
    concernsOpened: identified(changes.concernsOpened, to, includeIllustrative),
    concernsClosed: identified(changes.concernsClosed, from, includeIllustrative),
  }
}

export const ChangesType = objectType({
  name: 'Changes',
  description: 'What changed from one edition to another.',
  sourceType: { module: __filename, export: 'IdentifiedChanges' },
  definition(t) {
    t.nonNull.id('id', { description: OPAQUE })
    t.nonNull.field('from', { type: 'Edition', description: 'The edition compared with.' })
    t.nonNull.field('to', { type: 'Edition', description: 'The edition asked about.' })
    t.field('figures', {
      type: 'FigureChangeConnection',
      description: 'The figures of members that changed. One read anew that says the same has not.',
      args: pageArguments,
      resolve: ({ figures }: Changes, request) =>
        page(figures, ({ figure, member, field }) => `${member}/${field}/${figure}`, request),
    })
    t.nonNull.list.nonNull.field('concernsOpened', {
      type: 'Concern',
      description: 'Concerns that were not there before.',
      resolve: ({ concernsOpened }) => [...concernsOpened],
    })
    t.nonNull.list.nonNull.field('concernsClosed', {
      type: 'Concern',
      description: 'Concerns that are there no more, as they last stood.',
      resolve: ({ concernsClosed }) => [...concernsClosed],
    })
  },
})
