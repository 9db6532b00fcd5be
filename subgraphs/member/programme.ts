/**
 * What every programme answers from its own snapshots, cluster or supporting programme alike.
 *
 * One template serves all members, so that they cannot drift: the interface carries the fields and
 * their resolvers, and each member's own type implements it with a key.
 */
import path from 'node:path'

import { idArg, interfaceType, nonNull, objectType, stringArg } from 'nexus'

import type { EntityKind, Reference } from '../../schema/federation/entity'
import { entityTypeName } from '../../schema/federation/entity'
import type { Book } from '../../schema/facts/snapshots/book'
import * as vocabulary from '../../schema/vocabulary'
import { connectionOf, pageArguments } from '../../schema/vocabulary/connection'
import { insideKeyFields } from '../../schema/vocabulary/entityKey'
import { page } from '../../schema/vocabulary/page'
import { entityByEdition } from '../../schema/federation/shareable'
import { requireFigureId } from '../../schema/vocabulary/figureArgument'
import type { AtSnapshot } from './atSnapshot'
import { atSnapshot } from './atSnapshot'
import { factsTypes } from './facts'
import { peopleFields, peopleVocabulary } from './peopleFields'
import type { ProgrammeBlock } from './programmeBlock'
import { RevisionType } from './revision'
import { baselinesOf } from './views/baselines'
import { benefitYearsOf } from './views/benefitYears'
import { confidencesOf, latestConfidenceOf } from './views/confidence'
import { milestonesOf } from './views/milestones'
import { filterObservations, observationKey } from './views/observations'
import { reportCopiesOf } from './views/reportCopies'
import { latestOf, reportsOf, versionsOf } from './views/reports'
import { returnsOf } from './views/returns'

/** What people call it, which members and portfolio share. */
export function codeField(t: ProgrammeBlock): void {
  t.nonNull.id('code', { description: 'What the register calls it, such as `synergy`.' })
}

/** What a programme answers from its own snapshots. */
export function programmeFields(t: ProgrammeBlock): void {
  t.field('publishedName', {
    type: 'Figure',
    description: 'Its name in the latest report. Names change: join on `code`.',
    resolve: ({ state }: AtSnapshot) => latestOf(state, 'publishedName'),
  })
  t.field('latestConfidence', {
    type: 'DeliveryConfidence',
    description: "The rating at the latest reference date: the centre's where it rated, else the owner's.",
    resolve: ({ state }: AtSnapshot) => latestConfidenceOf(state),
  })
  t.list.nonNull.field('confidences', {
    type: 'DeliveryConfidence',
    description: 'Every rating, oldest first, each on its native scale with its rater.',
    resolve: ({ state }: AtSnapshot) => confidencesOf(state),
  })
  t.field('wholeLifeCost', {
    type: 'Figure',
    description:
      'Whole-life cost (baseline) at the latest reference date, in £ million. Mind its price base and horizon.',
    resolve: ({ state }: AtSnapshot) => latestOf(state, 'wholeLifeCost'),
  })
  t.list.nonNull.field('wholeLifeCosts', {
    type: 'BaselineVersion',
    description: 'Whole-life cost at every reference date, oldest first.',
    resolve: ({ state }: AtSnapshot) => versionsOf(state, 'wholeLifeCost'),
  })
  t.field('benefits', {
    type: 'Figure',
    description: 'Whole-life benefits (baseline) at the latest reference date, in £ million.',
    resolve: ({ state }: AtSnapshot) => latestOf(state, 'benefits'),
  })
  t.list.nonNull.field('benefitProfile', {
    type: 'BenefitYear',
    description:
      'Its benefits by kind and year: planned and realised. Empty: it has returned no profile, and nothing can be said of what is realised.',
    resolve: ({ state }: AtSnapshot) => benefitYearsOf(state),
  })
  t.field('approvedEnd', {
    type: 'Figure',
    description: 'Latest approved end date at the latest reference date.',
    resolve: ({ state }: AtSnapshot) => latestOf(state, 'approvedEnd'),
  })
  t.list.nonNull.field('approvedEnds', {
    type: 'BaselineVersion',
    description: 'Latest approved end date at every reference date, oldest first.',
    resolve: ({ state }: AtSnapshot) => versionsOf(state, 'approvedEnd'),
  })
  t.list.nonNull.field('reports', {
    type: 'ProgrammeReport',
    description: 'Every report of the programme in full, oldest first.',
    resolve: ({ state }: AtSnapshot) => reportsOf(state),
  })
  t.list.nonNull.field('reportCopies', {
    type: 'ReportCopy',
    description:
      'Other copies of the publications that its reports were read from, oldest first, and where they agree.',
    resolve: ({ state }: AtSnapshot) => reportCopiesOf(state),
  })
  t.field('milestones', {
    type: 'MilestoneConnection',
    description: 'Its milestones in the order of the plan.',
    args: pageArguments,
    resolve: ({ state }: AtSnapshot, request) => page(milestonesOf(state), ({ code }) => code, request),
  })
  t.field('observations', {
    type: 'ObservationConnection',
    description: 'What it reported for its measures, by measure, organisation and period.',
    args: {
      measure: idArg({ description: 'Only this measure.' }),
      organisation: idArg({ description: 'Only this organisation.' }),
      from: stringArg({ description: 'From this period on, such as `2025-04`.' }),
      to: stringArg({ description: 'Up to this period, included.' }),
      ...pageArguments,
    },
    resolve: ({ state }, filter) => page(filterObservations(state, filter), observationKey, filter),
  })
  t.list.nonNull.field('baselines', {
    type: 'Baseline',
    description: 'What its measures stood at before the change.',
    resolve: ({ state }: AtSnapshot) => baselinesOf(state),
  })
  peopleFields(t)
  t.list.nonNull.field('revisions', {
    type: 'Revision',
    description:
      'The vintages of one of its figures, oldest first: one for each snapshot in which what it says is new.',
    args: {
      figure: nonNull(
        idArg({ description: 'The `id` of a figure, of whatever edition: its vintages are the same ones.' }),
      ),
    },
    resolve: ({ revisions }: AtSnapshot, { figure }: { figure: string }) =>
      revisions.load(requireFigureId('figure', figure)),
  })
  t.list.nonNull.field('returns', {
    type: 'Return',
    description: 'The readings in force of its returns, with what could not be read.',
    resolve: ({ state }: AtSnapshot) => returnsOf(state),
  })
}

export const INTERFACES = {
  cluster: {
    name: 'Cluster',
    description: 'A programme that runs shared services for departments.',
  },
  programme: {
    name: 'SupportingProgramme',
    description: 'A programme that serves the clusters.',
  },
} as const

const AT_SNAPSHOT = { module: path.join(__dirname, 'atSnapshot.ts'), export: 'AtSnapshot' }

/** How a member's own type is described, by itself and by portfolio alike. */
export function memberDescription(kind: EntityKind, name: string): string {
  return `${name}: ${INTERFACES[kind].description.replace(/^A/, 'a')}`
}

/** A member's own type: implements the interface of its kind and is an entity by its snapshot. */
export function memberEntity(
  kind: EntityKind,
  id: string,
  name: string,
  resolveReference: (reference: Reference) => unknown,
) {
  return objectType({
    name: entityTypeName(kind, id),
    description: memberDescription(kind, name),
    extensions: { ...entityByEdition, apollo: { subgraph: { resolveReference } } },
    sourceType: AT_SNAPSHOT,
    definition(t) {
      t.implements(INTERFACES[kind].name)
      insideKeyFields(t)
    },
  })
}

/** The interface of a kind of member, as members declare it: without a key. */
export function memberInterface(kind: EntityKind, fields: (t: ProgrammeBlock) => void) {
  return interfaceType({
    ...INTERFACES[kind],
    sourceType: AT_SNAPSHOT,
    definition(t) {
      codeField(t)
      fields(t)
    },
  })
}

/** The value types that a programme's fields answer with. */
export const programmeVocabulary = [
  vocabulary,
  connectionOf('Milestone', 'milestones'),
  connectionOf('Observation', 'observations'),
  peopleVocabulary,
  RevisionType,
]

/** The Nexus types of a cluster's or supporting programme's own subgraph. */
export function programmeTypes(kind: EntityKind, id: string, name: string, book: Book) {
  return [
    ...programmeVocabulary,
    memberInterface(kind, programmeFields),
    memberEntity(kind, id, name, (reference) => atSnapshot(book, reference)),
    ...factsTypes(book),
  ]
}
