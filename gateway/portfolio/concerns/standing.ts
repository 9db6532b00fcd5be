import type { ConcernCode, Severity } from '../../../schema/facts/records/concernCodes'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { latestConfidenceOf } from '../../../subgraphs/member/views/confidence'
import { milestonesOf } from '../../../subgraphs/member/views/milestones'
import { latestOf } from '../../../subgraphs/member/views/reports'
import type { Method } from '../../methods/result'
import { decimalText, portfolioFigure } from '../computed'
import type { Concern, Unjudged } from './concerns'
import { concernsOf, unjudgedOf } from './concerns'
import { judgedMeasures } from './judgedMeasures'
import type { Axis } from './rule'
import { AXES } from './rule'
import type { CoverageLine } from '../coverage/coverage'
import { coverageOf } from '../coverage/coverage'
import { EXEMPT } from '../expected/absence'
import { capacityKnown } from '../outlook/known'
import { newestFigure } from '../measures/series'
import type { PortfolioView } from '../editions/view'

/** Standings of a cluster on an axis: where it is, and which way it goes. */
export const STANDINGS = {
  BEHIND: 'A high concern about where it is, which is not waived.',
  FALLING_BEHIND: 'Behind, and getting worse.',
  RECOVERING: 'Behind, with a sustained improvement.',
  FALLING: 'Not behind, and getting worse: there is time to act.',
  WATCH: 'A medium concern, a high one that is waived, or a mean on the wrong side of the target.',
  NO_SIGNAL: 'Enough is known, and no rule fires. Not a certificate of health.',
  NOT_KNOWN: 'Too little is known to say, or only illustrative figures are there.',
} as const

export type Standing = keyof typeof STANDINGS

/** How much of what was due is known: by count, without what its owner withholds. */
export const KNOWN: Method = { id: 'known-share', version: '1' }

/** A cluster on one axis, with what makes it so. */
export interface AxisStanding {
  readonly programme: string
  readonly axis: Axis
  readonly standing: Standing
  /** Per cent of what was due that is there, or why that cannot be said. */
  readonly known: Figure
  /** The figures that are there: what `known` is weakest of. */
  readonly knownFrom: readonly Figure[]
  readonly concerns: readonly Concern[]
  /** The concern that decides the standing; absent where none does. */
  readonly decidedBy?: Concern
  readonly notEvaluated: readonly Unjudged[]
  /** Whether any of it rests on an invented figure. */
  readonly illustrative: boolean
}

/** Whether what was last returned of a measure is invented. */
function isInvented(view: PortfolioView, programme: string, measure: string): boolean {
  return newestFigure(view, programme, measure)?.origin === 'ILLUSTRATIVE'
}

interface Known {
  /** What the axis is judged by. */
  readonly figures: readonly Figure[]
  readonly lines: readonly CoverageLine[]
}

function knownOn(
  view: PortfolioView,
  member: RegisteredMember,
  axis: Axis,
  includeIllustrative: boolean,
): Known {
  const state = view.state(member.id)
  const lines = () =>
    coverageOf(view, member).lines.filter(
      ({ measure }) => measure === undefined || includeIllustrative || !isInvented(view, member.id, measure),
    )
  const reports = () => lines().filter(({ collection }) => collection !== 'service')
  const service = () => lines().filter(({ collection }) => collection === 'service')
  const observed = () => member.expects.service.flatMap((id) => newestFigure(view, member.id, id) ?? [])
  const cost = () => latestOf(state, 'wholeLifeCost')
  const rating = () => latestConfidenceOf(state).rating
  const dates = () =>
    milestonesOf(state).flatMap(({ originalBaseline, currentBaseline }) => [
      originalBaseline,
      currentBaseline,
    ])
  switch (axis) {
    case 'DELIVERY':
      return { figures: [rating(), ...dates()], lines: reports() }
    case 'SERVICE':
      return { figures: observed(), lines: service() }
    case 'COST_AND_BENEFIT':
      return { figures: [cost()], lines: reports() }
    case 'CAPACITY': {
      const capacity = capacityKnown(view, member.id)
      return { figures: capacity.figures, lines: [capacity.line] }
    }
    case 'REPORTING':
      return { figures: [rating(), cost(), ...observed()], lines: lines() }
  }
}

/** Lines without what their owner withholds: an exemption is no gap. */
function share(lines: readonly CoverageLine[]): number | undefined {
  const exempt = ({ missing }: CoverageLine) =>
    missing.reduce((sum, { reason, count }) => sum + (EXEMPT.includes(reason) ? count : 0), 0)
  const due = lines.reduce((sum, line) => sum + line.expected - exempt(line), 0)
  const provided = lines.reduce((sum, line) => sum + line.provided, 0)
  return due === 0 ? undefined : provided / due
}

interface KnownFigure {
  readonly figure: Figure
  readonly from: readonly Figure[]
  readonly enough: boolean
}

function knownFigure(
  view: PortfolioView,
  member: RegisteredMember,
  axis: Axis,
  includeIllustrative: boolean,
): KnownFigure {
  return view.once(`known/${member.id}/${axis}/${includeIllustrative}`, () =>
    workOutKnown(view, member, axis, includeIllustrative),
  )
}

function workOutKnown(
  view: PortfolioView,
  member: RegisteredMember,
  axis: Axis,
  includeIllustrative: boolean,
): KnownFigure {
  const { figures, lines } = knownOn(view, member, axis, includeIllustrative)
  const usable = figures.filter(
    ({ cell, origin }) => cell.value !== undefined && (includeIllustrative || origin !== 'ILLUSTRATIVE'),
  )
  const name = `known/${axis}/${includeIllustrative ? 'all' : 'real'}`
  const figure = (cell: Figure['cell']) =>
    portfolioFigure({ name, of: member.id, cell, inputs: usable, unit: 'PERCENT' })
  if (usable.length === 0) {
    const invented = figures.some(({ origin, cell }) => origin === 'ILLUSTRATIVE' && cell.value !== undefined)
    const note = invented ? 'only illustrative figures are there' : 'no figure of this kind has been returned'
    return { figure: figure({ reason: 'NOT_PROVIDED', note }), from: usable, enough: false }
  }
  const left = lines.some(({ missing }) => missing.some(({ reason }) => reason === 'LEFT_REPORTING'))
  if (left && axis !== 'REPORTING') {
    const note = 'what was last reported is not how it stands now'
    return { figure: figure({ reason: 'LEFT_REPORTING', note }), from: usable, enough: false }
  }
  const covered = share(lines)
  if (covered === undefined) {
    return {
      figure: figure({ reason: 'NOT_APPLICABLE', note: 'the calendar expects nothing of it on this axis' }),
      from: usable,
      enough: true,
    }
  }
  return {
    figure: figure({ value: decimalText(100 * covered) }),
    from: usable,
    enough: covered >= view.register.thresholds.coverage,
  }
}

/**
 * A programme on each axis. A concern that is there stands whatever else is missing; that nothing is
 * wrong is only said where enough is known.
 */
export function standingOf(
  view: PortfolioView,
  member: RegisteredMember,
  includeIllustrative: boolean,
): readonly AxisStanding[] {
  return view.once(`standing/${member.id}/${includeIllustrative}`, () => {
    const all = concernsOf(view, includeIllustrative).filter(({ programmes }) =>
      programmes.includes(member.id),
    )
    const unjudged = unjudgedOf(view, member)
    return (Object.keys(AXES) as readonly Axis[]).map((axis): AxisStanding => {
      const concerns = all.filter((one) => one.axis === axis)
      const { figure, from, enough } = knownFigure(view, member, axis, includeIllustrative)
      const decided = standingFrom(concerns, enough)
      const misses = axis === 'SERVICE' && missesOnAverage(view, member, includeIllustrative)
      return {
        programme: member.id,
        axis,
        standing: decided.standing === 'NO_SIGNAL' && misses ? 'WATCH' : decided.standing,
        ...(decided.by === undefined ? {} : { decidedBy: decided.by }),
        known: figure,
        knownFrom: from,
        concerns,
        notEvaluated: unjudged.filter((one) => one.axis === axis),
        illustrative: figure.origin === 'ILLUSTRATIVE' || concerns.some(({ illustrative }) => illustrative),
      }
    })
  })
}

/** Tells whether the mean of some measure's target record lies on the wrong side of the target. */
function missesOnAverage(
  view: PortfolioView,
  member: RegisteredMember,
  includeIllustrative: boolean,
): boolean {
  return judgedMeasures(view, member).some(
    ({ verdict, figures, reading }) =>
      reading.figure.cell.value !== undefined &&
      verdict.result.value?.fewCases === false &&
      (verdict.result.value.record.value?.meanGap ?? 0) < 0 &&
      (includeIllustrative || figures.record.origin !== 'ILLUSTRATIVE'),
  )
}

interface Decided {
  readonly standing: Standing
  readonly by?: Concern
}

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { HIGH: 2, MEDIUM: 1, LOW: 0 }

/** The gravest first: by severity, then by standardised size, then as the rules come. */
export function gravestFirst(concerns: readonly Concern[]): readonly Concern[] {
  const size = ({ size: one }: Concern) => one?.standardised ?? 0
  return [...concerns].sort(
    (a, b) => SEVERITY_RANK[b.severity] - SEVERITY_RANK[a.severity] || size(b) - size(a),
  )
}

function standingFrom(concerns: readonly Concern[], enough: boolean): Decided {
  const counted = gravestFirst(concerns.filter(({ waiver }) => waiver === undefined))
  const high = counted.filter(({ severity }) => severity === 'HIGH')
  const [gravest] = high
  if (gravest !== undefined) {
    const worsening = high.find(({ travel }) => travel === 'WORSENING')
    if (worsening !== undefined) return { standing: 'FALLING_BEHIND', by: worsening }
    // Behind on two things and recovering on one of them is behind.
    const recovers = high.every(({ travel }) => travel === 'IMPROVING')
    return { standing: recovers ? 'RECOVERING' : 'BEHIND', by: gravest }
  }
  const falling = counted.find(
    ({ code, travel, severity }) =>
      EARLY_WARNINGS.includes(code) ||
      (code === 'TARGET_MISSED' && severity !== 'LOW' && travel === 'WORSENING'),
  )
  if (falling !== undefined) return { standing: 'FALLING', by: falling }
  const watched = gravestFirst(concerns).find(({ severity }) => severity !== 'LOW')
  if (watched !== undefined) return { standing: 'WATCH', by: watched }
  return { standing: enough ? 'NO_SIGNAL' : 'NOT_KNOWN' }
}

/** Rules that tell a movement for the worse before anything is missed. */
const EARLY_WARNINGS: readonly ConcernCode[] = ['FALLING', 'MILESTONE_RECEDING']
