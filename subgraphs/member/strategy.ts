/**
 * The strategy directorate's own subgraph: objectives, measures and products.
 */
import { objectType } from 'nexus'

import type { Reference } from '../../schema/federation/entity'
import type { Book } from '../../schema/facts/snapshots/book'
import * as vocabulary from '../../schema/vocabulary'
import { insideKeyFields } from '../../schema/vocabulary/entityKey'
import { entityByEdition } from '../../schema/federation/shareable'
import {
  DirectionType,
  FamilyType,
  MeasureVersionType,
  TargetType,
  VersionStatusType,
} from '../../schema/vocabulary/measure'
import { ObjectiveTargetType, ObjectiveType } from '../../schema/vocabulary/objective'
import { ProductAdoptionType, ProductNeedType, ProductType } from '../../schema/vocabulary/product'
import { PublishedTotalType } from '../../schema/vocabulary/publishedTotal'
import { SharedPoolMonthType, SharedPoolType } from '../../schema/vocabulary/sharedPool'
import type { AtSnapshot } from './atSnapshot'
import { atSnapshot } from './atSnapshot'
import { factsTypes } from './facts'
import type { Measure } from './views/measures'
import { measuresOf } from './views/measures'
import { productsOf } from './views/products'
import { publishedTotalsOf } from './views/publishedTotals'
import { returnsOf } from './views/returns'
import { objectivesOf, sharedPoolsOf } from './views/strategy'

/** A measure as of a snapshot of the directorate; nothing known of it where no return names it. */
export type MeasureAtSnapshot = AtSnapshot & { readonly measure: Measure | undefined }

export const STRATEGY_DESCRIPTION = 'The Shared Services Strategy: what it wants and what it provides.'

export const MEASURE_DESCRIPTION =
  'Something measured in the same way for every programme: with its unit, its direction, and its definitions over time.'

function measureEntity(book: Book) {
  const resolveReference = (reference: Reference): MeasureAtSnapshot => {
    const at = atSnapshot(book, reference)
    return { ...at, measure: measuresOf(at.state).get(reference.code) }
  }
  return objectType({
    name: 'Measure',
    description: MEASURE_DESCRIPTION,
    extensions: { ...entityByEdition, apollo: { subgraph: { resolveReference } } },
    sourceType: { module: __filename, export: 'MeasureAtSnapshot' },
    definition(t) {
      t.nonNull.id('code', { description: 'What the directorate calls it, such as `payroll-accuracy`.' })
      insideKeyFields(t)
      t.string('name', { description: 'Its name.', resolve: ({ measure }) => measure?.name ?? null })
      t.string('description', {
        description: 'What it tells.',
        resolve: ({ measure }) => measure?.description ?? null,
      })
      t.field('unit', {
        type: 'Unit',
        description: 'What its numbers count.',
        resolve: ({ measure }) => measure?.unit ?? null,
      })
      t.field('direction', {
        type: 'Direction',
        description: 'Which way is better.',
        resolve: ({ measure }) => measure?.direction ?? null,
      })
      t.field('family', {
        type: 'MeasureFamily',
        description: 'What it is about.',
        resolve: ({ measure }) => measure?.family ?? null,
      })
      t.list.nonNull.field('versions', {
        type: 'MeasureVersion',
        description: 'Its definitions, oldest first.',
        resolve: ({ measure }) => [...(measure?.versions ?? [])],
      })
    },
  })
}

function strategyEntity(book: Book) {
  return objectType({
    name: 'Strategy',
    description: STRATEGY_DESCRIPTION,
    extensions: {
      ...entityByEdition,
      apollo: { subgraph: { resolveReference: (reference: Reference) => atSnapshot(book, reference) } },
    },
    sourceType: { module: `${__dirname}/atSnapshot.ts`, export: 'AtSnapshot' },
    definition(t) {
      t.nonNull.id('code', { description: 'What the register calls the directorate that answers for it.' })
      insideKeyFields(t)
      t.list.nonNull.field('objectives', {
        type: 'Objective',
        description: 'Its objectives with their dated targets.',
        resolve: ({ state }) => [...objectivesOf(state)],
      })
      t.list.nonNull.field('products', {
        type: 'Product',
        description: 'What the directorate provides to underpin it.',
        resolve: ({ state }) => [...productsOf(state)],
      })
      t.list.nonNull.field('sharedPools', {
        type: 'SharedPool',
        description: 'The people whom the centre can lend to all programmes together.',
        resolve: ({ state }) => [...sharedPoolsOf(state)],
      })
      t.list.nonNull.field('publishedTotals', {
        type: 'PublishedTotal',
        description: 'The totals over the programmes that were published, each on its own basis.',
        resolve: ({ state }) => [...publishedTotalsOf(state)],
      })
      t.list.nonNull.field('returns', {
        type: 'Return',
        description: "The readings in force of the directorate's returns.",
        resolve: ({ state }) => returnsOf(state),
      })
    },
  })
}

/** The value types by which objectives, definitions and products are told, by the directorate and by portfolio alike. */
export const strategyVocabulary = [
  VersionStatusType,
  TargetType,
  MeasureVersionType,
  ObjectiveTargetType,
  ObjectiveType,
  ProductNeedType,
  ProductAdoptionType,
  ProductType,
]

/** The Nexus types of the strategy directorate's subgraph. */
export function strategyTypes(book: Book) {
  return [
    vocabulary,
    DirectionType,
    FamilyType,
    ...strategyVocabulary,
    SharedPoolMonthType,
    SharedPoolType,
    PublishedTotalType,
    measureEntity(book),
    strategyEntity(book),
    ...factsTypes(book),
  ]
}
