import { idArg, list, nonNull } from 'nexus'

import { entityTypeName } from '../../../schema/federation/entity'
import { identify } from '../../../schema/facts/figures/identity'
import { pageArguments } from '../../../schema/vocabulary/connection'
import { OPAQUE } from '../../../schema/vocabulary/identity'
import { page } from '../../../schema/vocabulary/page'
import type { ProgrammeBlock } from '../../../subgraphs/member/programmeBlock'
import type { AtSnapshot } from '../../../subgraphs/member/atSnapshot'
import { answerFrom } from '../../../subgraphs/member/atSnapshot'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import type { MeasureAtSnapshot } from '../../../subgraphs/member/strategy'
import type { Measure } from '../../../subgraphs/member/views/measures'
import { benefitsRealisedOf } from '../delivery/benefits'
import { coverageOf } from '../coverage/coverage'
import {
  approvedEndShiftOf,
  confidenceMovementOf,
  milestoneStandingsOf,
  nextMilestoneOf,
  wholeLifeCostChangeOf,
} from '../delivery/delivery'
import { teamOf } from '../people/people'
import { readingOf } from '../measures/readings'
import { axisHeadline, programmeHeadline } from '../briefing/headlines'
import { standingOf } from '../concerns/standing'
import { viewState } from '../editions/viewState'
import type { PortfolioView } from '../editions/view'
import { requireMeasure } from './ask'
import { readingInPortfolio } from './readingInPortfolio'
import { sourceIn } from './source'
import { identified } from './types/concern'
import { includeIllustrative } from './types/includeIllustrative'
import { strategyInPortfolio } from './types/strategy'

/** A cluster or supporting programme as portfolio knows it: also what refers to the member's own answer. */
export interface InPortfolio extends AtSnapshot {
  readonly __typename: string
  readonly view: PortfolioView
  readonly member: RegisteredMember
}

/** What the resolvers of a cluster or supporting programme receive. */
export const IN_PORTFOLIO = sourceIn('graph/member', 'InPortfolio')

/** The member at an edition. */
export function inPortfolio(view: PortfolioView, member: RegisteredMember): InPortfolio {
  if (member.kind === 'strategy') throw new RangeError(`${member.id} is not a programme`)
  return {
    ...answerFrom(view.state(member.id), { code: member.id, edition: view.edition.id }),
    __typename: entityTypeName(member.kind, member.id),
    view,
    member,
  }
}

/** A measure as portfolio refers to it: what the directorate tells of it is told by its own state alone. */
export interface MeasureInPortfolio extends MeasureAtSnapshot {
  readonly id: string
}

/** What refers to the measures that pass a filter. */
export function measuresInPortfolio(
  view: PortfolioView,
  passes: (measure: Measure) => boolean,
): MeasureInPortfolio[] {
  const strategy = strategyInPortfolio(view)
  if (strategy === undefined) return []
  return [...view.measures.values()].filter(passes).map((measure) => ({
    ...strategy,
    id: identify({ type: 'Measure', thing: [measure.id], state: strategy.state.mark }),
    code: measure.id,
    measure,
  }))
}

/** What portfolio answers for every programme. */
export function portfolioFields(t: ProgrammeBlock): void {
  t.nonNull.id('id', {
    description: OPAQUE,
    resolve: ({ view, member }: InPortfolio) =>
      identify({
        type: member.kind === 'cluster' ? 'Cluster' : 'SupportingProgramme',
        thing: [member.id],
        state: viewState(view),
      }),
  })
  t.string('name', {
    description: 'Its name in the register.',
    resolve: ({ member }: InPortfolio) => member.name,
  })
  t.field('leadDepartment', {
    type: 'Organisation',
    description: 'The department that leads it. Null: none is registered.',
    resolve: ({ member }: InPortfolio) => member.lead ?? null,
  })
  t.list.nonNull.field('organisations', {
    type: 'Organisation',
    description: 'The departments and bodies that it serves, with the time for which they belong to it.',
    resolve: ({ member }: InPortfolio) => member.organisations,
  })
  t.list.nonNull.field('bodies', {
    type: 'Organisation',
    description:
      'The agencies and other bodies whose figures stand apart from those of their departments. Nothing is expected of them.',
    resolve: ({ member }: InPortfolio) => member.bodies ?? [],
  })
  t.list.nonNull.string('scope', {
    description: 'The functions in its scope: `HR`, `FINANCE`, `PROCUREMENT`.',
    resolve: ({ member }: InPortfolio) => member.scope,
  })
  t.field('coverage', {
    type: 'Coverage',
    description: 'What the calendar expected of it, and what came.',
    resolve: ({ view, member }: InPortfolio) => coverageOf(view, member),
  })
  t.field('confidenceMovement', {
    type: 'Computed',
    description:
      '`IMPROVED`, `WORSENED` or `UNCHANGED`: within one scale, one rater and adjacent reference dates only.',
    resolve: ({ view, code }: InPortfolio) => confidenceMovementOf(view, code),
  })
  t.field('wholeLifeCostChange', {
    type: 'Computed',
    description:
      'Change of whole-life cost on the report before, £ million, like for like: refused across price base or horizon.',
    resolve: ({ view, code }: InPortfolio) => wholeLifeCostChangeOf(view, code),
  })
  t.field('approvedEndShift', {
    type: 'Computed',
    description:
      'Days by which the approved end date has been moved since the first report. A movement of the baseline, not slip.',
    resolve: ({ view, code }: InPortfolio) => approvedEndShiftOf(view, code),
  })
  t.list.nonNull.field('benefitsRealised', {
    type: 'BenefitsToDate',
    description:
      'Its benefits to date against their profile, one for each kind; where it returned no profile, the reason.',
    resolve: ({ view, code }: InPortfolio) => benefitsRealisedOf(view, code),
  })
  t.field('nextMilestone', {
    type: 'MilestoneStanding',
    description: 'The first milestone of its plan not met yet. Null: none is left, or none was returned.',
    resolve: ({ view, code }: InPortfolio) => nextMilestoneOf(view, code) ?? null,
  })
  t.field('milestoneStandings', {
    type: 'MilestoneStandingConnection',
    description: 'All its milestones with their slips, in the order of the plan.',
    args: pageArguments,
    resolve: ({ view, code }: InPortfolio, request) =>
      page(milestoneStandingsOf(view, code), ({ milestone }) => milestone.code, request),
  })
  t.field('team', {
    type: 'Team',
    description: 'Its people in the latest month that it returned, with what its own figures come to.',
    resolve: ({ view, code }: InPortfolio) => teamOf(view, code),
  })
  t.list.nonNull.field('standing', {
    type: 'AxisStanding',
    description: 'How it stands on each of five axes, which are never added up.',
    args: { includeIllustrative },
    resolve: (
      { view, member }: InPortfolio,
      { includeIllustrative: all }: { includeIllustrative?: boolean | null },
    ) =>
      standingOf(view, member, all ?? false).map((axis) => ({
        ...axis,
        headline: axisHeadline(view, axis),
        concerns: identified(axis.concerns, view, all ?? false),
        ...(axis.decidedBy === undefined
          ? {}
          : { decidedBy: identified([axis.decidedBy], view, all ?? false)[0] }),
      })),
  })
  t.nonNull.field('headline', {
    type: 'Sentence',
    description: 'How it stands in a sentence: its standings in the order of need.',
    args: { includeIllustrative },
    resolve: (
      { view, member }: InPortfolio,
      { includeIllustrative: all }: { includeIllustrative?: boolean | null },
    ) => programmeHeadline(view, member, all ?? false),
  })
  t.list.nonNull.field('readings', {
    type: 'MeasureReading',
    description:
      'Its measures in their newest returned period, against target, baseline and the period before.',
    args: {
      measures: list(
        nonNull(idArg({ description: 'Only these measures. Default: all that it is expected to report.' })),
      ),
    },
    resolve: ({ view, member }: InPortfolio, { measures }: { measures?: readonly string[] | null }) =>
      (measures ?? member.expects.service).map((code) =>
        readingInPortfolio(view, readingOf(view, member.id, requireMeasure(view, code))),
      ),
  })
}
