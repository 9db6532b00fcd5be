/**
 * The portfolio subgraph: the register, the editions, and all that compares.
 */
import {
  arg,
  booleanArg,
  idArg,
  interfaceType,
  list,
  nonNull,
  nullable,
  objectType,
  queryField,
  stringArg,
} from 'nexus'

import type { EntityKind, Reference } from '../../../schema/federation/entity'
import { entityTypeName } from '../../../schema/federation/entity'
import { identify } from '../../../schema/facts/figures/identity'
import { connectionOf, pageArguments } from '../../../schema/vocabulary/connection'
import { describedEnum } from '../../../schema/federation/describedEnum'
import { insideKeyFields } from '../../../schema/vocabulary/entityKey'
import { OPAQUE } from '../../../schema/vocabulary/identity'
import { FAMILIES } from '../../../schema/vocabulary/measure'
import { page } from '../../../schema/vocabulary/page'
import { entityByEdition, referenceByEdition } from '../../../schema/federation/shareable'
import {
  INTERFACES,
  codeField,
  memberDescription,
  programmeFields,
  programmeVocabulary,
} from '../../../subgraphs/member/programme'
import type { ProgrammeBlock } from '../../../subgraphs/member/programmeBlock'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { MEASURE_DESCRIPTION, strategyVocabulary } from '../../../subgraphs/member/strategy'
import { filterObservations, observationKey } from '../../../subgraphs/member/views/observations'
import { capabilitiesAcross } from '../people/capabilities'
import { briefingOf } from '../briefing/briefing'
import { portfolioHeadline } from '../briefing/headlines'
import { comparisonOf } from '../measures/comparisonOf'
import { portfolioCoverage } from '../coverage/coverage'
import { holdingsOf } from '../coverage/holdings'
import { outlookOf } from '../outlook/outlook'
import type { Portfolio } from '../editions/portfolio'
import { wholeLifeCostTotalOf } from '../measures/total'
import type { PortfolioView } from '../editions/view'
import { viewState } from '../editions/viewState'
import type { ConcernFilter } from './concernFilter'
import { concernArguments, concernsAskedFor } from './concernFilter'
import { comparisonInPortfolio } from './readingInPortfolio'
import { sourceIn } from './source'
import {
  requireCluster,
  requireEdition,
  requireExplanation,
  requireMeasure,
  requireMonth,
  newestFor,
  requireView,
} from './ask'
import * as changeTypes from './types/changes'
import { identifiedChanges } from './types/changes'
import * as briefingTypes from './types/briefing'
import * as benefitTypes from './types/benefits'
import * as causeTypes from './types/causes'
import * as chartTypes from './types/chart'
import * as comparisonTypes from './types/comparison'
import * as verdictTypes from './types/verdict'
import * as computedTypes from './types/computed'
import * as concernTypes from './types/concern'
import { identified } from './types/concern'
import * as coverageTypes from './types/coverage'
import * as deliveryTypes from './types/delivery'
import * as editionTypes from './types/edition'
import * as explanationTypes from './types/explanation'
import * as holdingTypes from './types/holding'
import { includeIllustrative } from './types/includeIllustrative'
import type { InPortfolio } from './member'
import { IN_PORTFOLIO, inPortfolio, measuresInPortfolio, portfolioFields } from './member'
import * as objectiveTypes from './types/objective'
import * as outlookTypes from './types/outlook'
import * as outlookInputTypes from './types/outlookInput'
import * as outlookChangeTypes from './types/outlookChange'
import { outlookArguments, requireOutlook } from './types/outlookScenario'
import type { OutlookArguments } from './types/outlookScenario'
import * as peopleTypes from './types/people'
import * as ratingHelpTypes from './types/ratingHelp'
import * as productTypes from './types/product'
import { SentenceType } from './types/sentence'
import { MeasureReadingType } from './types/reading'
import { strategyInPortfolio, strategyType } from './types/strategy'

/** Input and output never share an enum: a value added to one would break the other. */
const FamilyFilter = describedEnum('MeasureFamilyFilter', 'A family of measures to ask for.', FAMILIES)

function referenceType(name: string, description: string) {
  return objectType({
    name,
    description,
    extensions: referenceByEdition,
    sourceType: sourceIn('graph/member', 'MeasureInPortfolio'),
    definition(t) {
      t.nonNull.id('id', { description: OPAQUE })
      t.nonNull.id('code')
      insideKeyFields(t)
    },
  })
}

function portfolioInterface(kind: EntityKind) {
  return interfaceType({
    ...INTERFACES[kind],
    sourceType: IN_PORTFOLIO,
    definition(t) {
      codeField(t)
      portfolioFields(t)
    },
  })
}

/**
 * A member's type as portfolio declares it. A member with no source has no subgraph of its own, so
 * that portfolio also answers the programme's fields for it, from no return at all.
 */
function memberType(portfolio: Portfolio, member: RegisteredMember, kind: EntityKind) {
  const resolveReference = ({ edition }: Reference): InPortfolio => {
    const view = requireView(portfolio, edition)
    return inPortfolio(view, view.member(member.id) ?? member)
  }
  return objectType({
    name: entityTypeName(kind, member.id),
    description: memberDescription(kind, member.name),
    extensions: { ...entityByEdition, apollo: { subgraph: { resolveReference } } },
    sourceType: IN_PORTFOLIO,
    definition(t) {
      t.implements(INTERFACES[kind].name)
      insideKeyFields(t)
      if (member.source === 'none') programmeFields(t as unknown as ProgrammeBlock)
    },
  })
}

interface IncludeIllustrative {
  readonly includeIllustrative?: boolean | null
}

const PortfolioType = objectType({
  name: 'Portfolio',
  description:
    'The single perspective: every cluster and supporting programme, the Strategy they serve, and how they compare.',
  sourceType: { module: `${__dirname}/../editions/view.ts`, export: 'PortfolioView' },
  definition(t) {
    t.nonNull.id('id', {
      description: OPAQUE,
      resolve: (view) => identify({ type: 'Portfolio', thing: [], state: viewState(view) }),
    })
    t.nonNull.field('edition', { type: 'Edition', description: 'The edition that this answer belongs to.' })
    t.field('strategy', {
      type: 'Strategy',
      description: 'The Strategy: objectives and products.',
      resolve: (view) => strategyInPortfolio(view) ?? null,
    })
    t.list.nonNull.field('clusters', {
      type: 'Cluster',
      description: "The clusters, in the register's order.",
      args: {
        codes: list(
          nonNull(idArg({ description: 'Only these, such as `synergy`, in this order. Default: all.' })),
        ),
      },
      resolve: (view: PortfolioView, { codes }: { codes?: readonly string[] | null }) =>
        (codes?.map((code) => requireCluster(view, code)) ?? view.members('cluster')).map((member) =>
          inPortfolio(view, member),
        ),
    })
    t.field('cluster', {
      type: 'Cluster',
      description: 'One cluster.',
      args: { code: nonNull(idArg({ description: 'What the register calls it, such as `synergy`.' })) },
      resolve: (view: PortfolioView, { code }: { code: string }) =>
        inPortfolio(view, requireCluster(view, code)),
    })
    t.list.nonNull.field('programmes', {
      type: 'SupportingProgramme',
      description: 'The supporting programmes, those without a source of figures included.',
      resolve: (view: PortfolioView) => view.members('programme').map((member) => inPortfolio(view, member)),
    })
    t.list.nonNull.field('measures', {
      type: 'Measure',
      description: 'What is measured.',
      args: { family: nullable('MeasureFamilyFilter') },
      resolve: (view: PortfolioView, { family }: { family?: string | null }) =>
        measuresInPortfolio(view, (measure) => family == null || measure.family === family),
    })
    t.field('comparison', {
      type: 'Comparison',
      description: 'One measure over the clusters.',
      args: {
        measure: nonNull(idArg({ description: 'The measure.' })),
        period: stringArg({
          description: 'A month such as `2026-10`. Default: each cluster in its own latest.',
        }),
      },
      resolve: (view: PortfolioView, { measure, period }: { measure: string; period?: string | null }) =>
        comparisonInPortfolio(
          view,
          comparisonOf(
            view,
            requireMeasure(view, measure),
            period == null ? undefined : requireMonth(view, measure, period),
          ),
        ),
    })
    t.field('observations', {
      type: 'ObservationConnection',
      description: 'The flat table: every observation of every programme, one row each.',
      args: {
        programmes: list(nonNull(idArg({ description: 'Only these programmes.' }))),
        measure: idArg({ description: 'Only this measure.' }),
        organisation: idArg({ description: 'Only this organisation.' }),
        from: stringArg({ description: 'From this period on.' }),
        to: stringArg({ description: 'Up to this period, included.' }),
        ...pageArguments,
      },
      resolve: (view: PortfolioView, { programmes, ...request }) =>
        page(
          view.programmes
            .filter(({ id }) => programmes?.includes(id) ?? true)
            .flatMap(({ id }) => filterObservations(view.state(id), request)),
          observationKey,
          request,
        ),
    })
    t.list.nonNull.field('concerns', {
      type: 'Concern',
      description:
        'What asks for attention, by programme and rule. `docs/concerns.md` has every rule. Each concern says what could help.',
      args: concernArguments,
      resolve: (view: PortfolioView, filter: ConcernFilter) =>
        identified(concernsAskedFor(view, filter), view, filter.includeIllustrative ?? false),
    })
    t.nonNull.field('headline', {
      type: 'Sentence',
      description: 'The whole in a sentence: who needs help first, and how much nobody knows.',
      args: { includeIllustrative },
      resolve: (view: PortfolioView, { includeIllustrative: all }: IncludeIllustrative) =>
        portfolioHeadline(view, all ?? false),
    })
    t.nonNull.field('briefing', {
      type: 'Briefing',
      description:
        'A page of sentences: who needs help first, with what, how sure that is, and what nobody knows.',
      args: { includeIllustrative },
      resolve: (view: PortfolioView, { includeIllustrative: all }: IncludeIllustrative) => {
        const briefing = briefingOf(view, all ?? false)
        const helpFirst = briefing.helpFirst.flatMap((one) =>
          identified([one.concern], view, all ?? false).map((concern) => ({ ...one, concern })),
        )
        return { ...briefing, helpFirst }
      },
    })
    t.field('explain', {
      type: 'Explanation',
      description: 'How a figure came about. Ask at the edition that the figure was given at.',
      args: { figure: nonNull(idArg({ description: 'The `id` of a figure.' })) },
      resolve: (view: PortfolioView, { figure }: { figure: string }) => requireExplanation(view, figure),
    })
    t.field('wholeLifeCostTotal', {
      type: 'Total',
      description:
        'The whole-life costs of the clusters added up, or why they must not be. Beside it stands the total that was published.',
      resolve: (view: PortfolioView) => wholeLifeCostTotalOf(view),
    })
    t.list.nonNull.field('capabilities', {
      type: 'CapabilityAcross',
      description: 'The named capabilities over the clusters, to find what several are short of.',
      resolve: (view: PortfolioView) => [...capabilitiesAcross(view)],
    })
    t.field('outlook', {
      type: 'Outlook',
      description:
        'Who will be short of what, when and by how much, and which product is late for whom; or what would be so under a scenario.',
      args: outlookArguments,
      resolve: (view: PortfolioView, asked: OutlookArguments) => outlookOf(view, requireOutlook(view, asked)),
    })
    t.field('coverage', {
      type: 'Coverage',
      description: 'What was expected of everybody, and what came.',
      resolve: (view: PortfolioView) => portfolioCoverage(view),
    })
    t.list.nonNull.field('holdings', {
      type: 'Holding',
      description:
        'What real figures are held of each measure, and of which clusters there are none. Nothing invented counts.',
      resolve: (view: PortfolioView) => [...holdingsOf(view)],
    })
  },
})

const editionArguments = {
  edition: idArg({ description: 'The id of an edition. Default: the newest.' }),
  asOf: arg({
    type: 'DateTime',
    description:
      'Only what was knowable by this instant: a return loaded after the fact counts from its publication.',
  }),
  recordedAsOf: arg({
    type: 'DateTime',
    description: 'The edition that was in force at this instant: what we had recorded.',
  }),
  recompute: booleanArg({
    description:
      'Whether an edition whose methods have changed since is worked out by those of today. Default: it is refused.',
  }),
}

/** The types that are portfolio's own: no other subgraph declares them. */
export function ownTypes(portfolio: Portfolio) {
  return [
    benefitTypes,
    briefingTypes,
    causeTypes,
    computedTypes,
    concernTypes,
    coverageTypes,
    holdingTypes,
    explanationTypes,
    deliveryTypes,
    connectionOf('MilestoneStanding', 'milestones with their slips', {}),
    changeTypes,
    chartTypes,
    comparisonTypes,
    verdictTypes,
    editionTypes,
    MeasureReadingType,
    objectiveTypes,
    outlookTypes,
    outlookInputTypes,
    outlookChangeTypes,
    outlookChangeTypes.outlookChangeField(portfolio),
    peopleTypes,
    productTypes,
    SentenceType,
    ratingHelpTypes,
    strategyVocabulary,
    FamilyFilter,
    PortfolioType,
    queryField('portfolio', {
      type: 'Portfolio',
      description: 'The portfolio at an edition.',
      args: editionArguments,
      resolve: (_root, asked, context: unknown) => {
        const newest = newestFor(portfolio, context)
        return requireView(portfolio, requireEdition(portfolio, asked, newest))
      },
    }),
    queryField('editions', {
      type: 'EditionConnection',
      description: 'Every edition that has been opened, newest first.',
      args: pageArguments,
      resolve: (_root, request, context: unknown) => {
        const { sequence } = newestFor(portfolio, context)
        const editions = portfolio.rows
          .slice(0, sequence)
          .flatMap(({ id }) => portfolio.find(id) ?? [])
          .reverse()
        const { first = null, after = null } = request
        return {
          ...page(editions, ({ id }) => id, request),
          id: identify({
            type: 'EditionConnection',
            thing: [],
            asked: [first, after],
            state: String(editions[0]?.id),
          }),
        }
      },
    }),
    queryField('changes', {
      type: 'Changes',
      description: 'What changed from one edition to another: figure by figure, and concern by concern.',
      args: {
        from: nonNull(idArg({ description: 'The id of the edition to compare with.' })),
        to: idArg({ description: 'The id of the edition asked about. Default: the newest.' }),
        includeIllustrative,
      },
      resolve: (_root, { from, to, includeIllustrative: all }, context: unknown) => {
        const newest = newestFor(portfolio, context)
        const at = (edition: string | null | undefined) =>
          requireView(portfolio, requireEdition(portfolio, { edition, recompute: true }, newest))
        return identifiedChanges(at(from), at(to), all ?? false)
      },
    }),
  ]
}

/** The Nexus types of the portfolio subgraph. */
export function portfolioTypes(portfolio: Portfolio) {
  const { members } = portfolio.register
  return [
    ...programmeVocabulary,
    ...ownTypes(portfolio),
    strategyType(portfolio),
    referenceType('Measure', MEASURE_DESCRIPTION),
    portfolioInterface('cluster'),
    portfolioInterface('programme'),
    ...members.flatMap((member) =>
      member.kind === 'strategy' ? [] : [memberType(portfolio, member, member.kind)],
    ),
  ]
}
