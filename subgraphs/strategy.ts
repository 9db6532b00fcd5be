/**
 * The strategy directorate's own subgraph: objectives, measures and products.
 */
import { objectType } from 'nexus'

import type { Reference } from '../schema/entity'
import type { Book } from '../schema/facts/book'
import * as vocabulary from '../schema/vocabulary'
import { entityByEdition, shareable } from '../schema/vocabulary/shareable'
import type { AtSnapshot } from './atSnapshot'
import { atSnapshot } from './atSnapshot'
import { factsTypes } from './facts'
import type { Measure } from './views/measures'
import { measuresOf } from './views/measures'
import { objectivesOf, productsOf } from './views/strategy'
import {
  DirectionType,
  FamilyType,
  MeasureVersionType,
  TargetType,
  VersionStatusType,
} from '../schema/vocabulary/measure'

/** A measure as of a snapshot of the directorate; nothing known of it where no return names it. */
export type MeasureAtSnapshot = AtSnapshot & { readonly measure: Measure | undefined }

const ObjectiveTarget = objectType({
  name: 'ObjectiveTarget',
  description: 'A dated target of an objective.',
  extensions: shareable,
  sourceType: { module: `${__dirname}/views/strategy.ts`, export: 'ObjectiveTarget' },
  definition(t) {
    t.nonNull.id('id', { description: 'Its id within the objective.' })
    t.nonNull.string('description', { description: 'What is to be reached.' })
    t.nonNull.field('by', { type: 'Figure', description: 'By when.' })
    t.nonNull.field('low', { type: 'Figure', description: 'At least this much.' })
    t.nonNull.field('high', { type: 'Figure', description: 'Up to this much, where the target is a range.' })
    t.nonNull.field('measure', {
      type: 'Figure',
      description:
        'The id of the measure that stands for it, or `NO_MEASURE`: nobody can say yet how far it is reached.',
    })
  },
})

const Objective = objectType({
  name: 'Objective',
  description: 'One of the objectives of the Strategy.',
  extensions: shareable,
  sourceType: { module: `${__dirname}/views/strategy.ts`, export: 'Objective' },
  definition(t) {
    t.nonNull.id('id', { description: 'Its id.' })
    t.nonNull.string('name', { description: 'Its name.' })
    t.nonNull.string('description', { description: 'What it asks for.' })
    t.nonNull.list.nonNull.field('targets', { type: 'ObjectiveTarget', description: 'Its dated targets.' })
  },
})

const Product = objectType({
  name: 'Product',
  description: 'Something that the strategy directorate provides to underpin the Strategy.',
  extensions: shareable,
  sourceType: { module: `${__dirname}/views/strategy.ts`, export: 'Product' },
  definition(t) {
    t.nonNull.id('id', { description: 'Its id.' })
    t.nonNull.string('name', { description: 'Its name.' })
    t.nonNull.string('kind', {
      description: 'What kind of product it is, such as `NOVA_ASSET` or `FRAMEWORK`.',
    })
    t.nonNull.field('description', { type: 'Figure', description: 'What it is.' })
    t.nonNull.field('owner', { type: 'Figure', description: 'Who owns it.' })
    t.nonNull.field('status', { type: 'Figure', description: 'Where it stands.' })
  },
})

export const STRATEGY_DESCRIPTION = 'The Shared Services Strategy: what it wants and what it provides.'

export const MEASURE_DESCRIPTION =
  'Something measured in the same way for every programme: with its unit, its direction, and its definitions over time.'

function measureEntity(book: Book) {
  const resolveReference = (reference: Reference): MeasureAtSnapshot => {
    const at = atSnapshot(book, reference)
    return { ...at, measure: measuresOf(at.state).get(reference.id) }
  }
  return objectType({
    name: 'Measure',
    description: MEASURE_DESCRIPTION,
    extensions: { ...entityByEdition, apollo: { subgraph: { resolveReference } } },
    sourceType: { module: __filename, export: 'MeasureAtSnapshot' },
    definition(t) {
      t.nonNull.id('id', { description: 'Its id, such as `payroll-accuracy`.' })
      t.nonNull.id('edition', { description: 'The edition of the portfolio that this answer belongs to.' })
      t.nonNull.int('snapshot', { description: "The directorate's snapshot that this edition reads." })
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
      t.nonNull.id('id', { description: 'Always `strategy`.' })
      t.nonNull.id('edition', { description: 'The edition of the portfolio that this answer belongs to.' })
      t.nonNull.int('snapshot', { description: "The directorate's snapshot that this edition reads." })
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
      t.list.nonNull.field('returns', {
        type: 'Return',
        description: "The readings in force of the directorate's returns.",
        resolve: ({ state }) => [...state.snapshots],
      })
    },
  })
}

/** The Nexus types of the strategy directorate's subgraph. */
export function strategyTypes(book: Book) {
  return [
    vocabulary,
    DirectionType,
    FamilyType,
    VersionStatusType,
    TargetType,
    MeasureVersionType,
    ObjectiveTarget,
    Objective,
    Product,
    measureEntity(book),
    strategyEntity(book),
    ...factsTypes(book),
  ]
}
