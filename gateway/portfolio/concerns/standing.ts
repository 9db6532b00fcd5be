import type { Figure } from '../../../schema/facts/figures/figure'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { latestConfidenceOf } from '../../../subgraphs/member/views/confidence'
import { milestonesOf } from '../../../subgraphs/member/views/milestones'
import { latestOf } from '../../../subgraphs/member/views/reports'
import type { Method } from '../../methods/result'
import { decimalText, portfolioFigure } from '../computed'
import type { Concern, Unjudged } from './concerns'
import { concernsOf, unjudgedOf } from './concerns'
import type { Axis } from './rule'
import { AXES } from './rule'
import type { CoverageLine } from '../coverage/coverage'
import { coverageOf } from '../coverage/coverage'
import { EXEMPT } from '../expected/absence'
import { capacityKnown } from '../outlook/known'
import { newestFigure } from '../measures/series'
import type { PortfolioView } from '../editions/view'

/** How a cluster stands on an axis. */
export const STANDINGS = {
  BEHIND: 'A high concern that is not waived.',
  FALLING_BEHIND: 'Behind, and the matter of such a concern is getting worse.',
  WATCH: 'A medium concern, or a high one that is waived.',
  NO_SIGNAL: 'Enough is known, and no rule fires. Not a certificate of health.',
  NOT_KNOWN: 'Too little is known to say, or nothing but invented figures.',
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
    const note = invented ? 'there are none but invented figures' : 'no figure of this kind has been returned'
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
    const all = concernsOf(view, includeIllustrative).filter(({ programme }) => programme === member.id)
    const unjudged = unjudgedOf(view, member)
    return (Object.keys(AXES) as readonly Axis[]).map((axis): AxisStanding => {
      const concerns = all.filter((one) => one.axis === axis)
      const { figure, from, enough } = knownFigure(view, member, axis, includeIllustrative)
      const high = concerns.filter(({ severity, waiver }) => severity === 'HIGH' && waiver === undefined)
      return {
        programme: member.id,
        axis,
        standing: standingFrom(high, concerns, enough),
        known: figure,
        knownFrom: from,
        concerns,
        notEvaluated: unjudged.filter((one) => one.axis === axis),
        illustrative: figure.origin === 'ILLUSTRATIVE' || concerns.some(({ illustrative }) => illustrative),
      }
    })
  })
}

function standingFrom(high: readonly Concern[], concerns: readonly Concern[], enough: boolean): Standing {
  if (high.some(({ travel }) => travel === 'WORSENING')) return 'FALLING_BEHIND'
  if (high.length > 0) return 'BEHIND'
  if (concerns.some(({ severity }) => severity !== 'LOW')) return 'WATCH'
  return enough ? 'NO_SIGNAL' : 'NOT_KNOWN'
}
