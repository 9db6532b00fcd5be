import type { Cell } from '../../../schema/facts/figures/cell'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Organisation } from '../../../schema/vocabulary/organisation'
import type { BodiesCounted, BodyStanding } from '../../methods/measures/bodiesCounted'
import { BODIES_COUNTED } from '../../methods/measures/bodiesCounted'
import { isComputed, refused } from '../../methods/result'
import type { Result } from '../../methods/result'
import { decimalText, portfolioFigure } from '../computed'
import type { PortfolioView } from '../editions/view'
import type { Body, EvidenceClass } from './bodies'
import { EVIDENCE_CLASSES } from './bodies'
import type { Count } from './count'
import { countFrom, datesOf, resultOf } from './count'

export interface ClusterCount extends Count {
  readonly programme: string
}

/** One body with how it stands. */
export interface CountedBody {
  readonly programme: string
  readonly organisation: Organisation | undefined
  /** A code, or why it cannot be told. */
  readonly standing: Figure
  readonly reached: Figure
  readonly expected: Figure
  readonly evidence: Figure
}

/** The count at the end of a year, or on the edition's own day, of the bodies that belonged then. */
export interface CountPoint {
  readonly period: string
  readonly counted: Figure
  readonly expected: Figure
}

/** A count by one class of evidence, under its own heading. */
export interface BodyCount extends Count {
  readonly evidence: EvidenceClass
  readonly heading: string
  readonly byCluster: readonly ClusterCount[]
  readonly bodies: readonly CountedBody[]
  readonly series: readonly CountPoint[]
}

function standingCell(standing: BodyStanding | undefined, body: Body, by: string | undefined): Cell {
  if (standing !== undefined) return { value: standing }
  const { expected, reached } = body
  if (expected.cell.value === undefined) {
    const { reason = 'NOT_PROVIDED', note } = reached.cell.reason === undefined ? expected.cell : reached.cell
    return note === undefined ? { reason } : { reason, note }
  }
  return by === undefined
    ? { reason: 'NOT_APPLICABLE', note: 'forecast, and the target has no date' }
    : { reason: 'NOT_YET_KNOWN', note: 'the forecast has passed unmet, or is too imprecise to tell' }
}

/** The ends of the years from the first in which a cluster belonged, and the edition's own day. */
function pointsUpTo(view: PortfolioView, today: string): readonly string[] {
  const first = view.members('cluster').map(({ since }) => Number(since.slice(0, 4)))
  const from = Math.min(...first, Number(today.slice(0, 4)))
  const years = Array.from({ length: Number(today.slice(0, 4)) - from }, (_, i) => String(from + i))
  return [...years, today]
}

function pointsOf(view: PortfolioView, of: string, bodies: readonly Body[]): readonly CountPoint[] {
  return pointsUpTo(view, view.day).map((period) => {
    const day = period.length === 4 ? `${period}-12-31` : period
    const then = bodies.filter((body) => body.isMemberOn(day))
    const reached = then.filter((body) => body.hasReachedBy(day) === true)
    const figure = (name: string, count: number, from: readonly Figure[]) =>
      portfolioFigure({
        name,
        of: `${of}/${period}`,
        cell: { value: decimalText(count) },
        inputs: from,
        unit: 'COUNT',
        period,
      })
    return {
      period,
      counted: figure('bodies-counted', reached.length, datesOf(reached.length > 0 ? reached : then)),
      expected: figure('bodies-counted/expected', then.length, []),
    }
  })
}

/** Counts bodies by one class of evidence, in all, by cluster, and over time. */
export function bodyCount(
  view: PortfolioView,
  key: string,
  bodies: readonly Body[],
  by: string | undefined,
  evidence: EvidenceClass,
): BodyCount {
  const today = view.day
  const of = `${key}/${evidence}`
  const members = bodies.filter((body) => body.isMemberOn(today))
  const result = resultOf(members, by, today)
  const inputs = datesOf(members)
  return {
    evidence,
    heading: EVIDENCE_CLASSES[evidence],
    ...countFrom(of, result, inputs, members.length, by),
    byCluster: view.members('cluster').map(({ id }) => {
      const own = members.filter(({ programme }) => programme === id)
      return {
        programme: id,
        ...countFrom(`${of}/${id}`, resultOf(own, by, today), datesOf(own), own.length, by),
      }
    }),
    bodies: members.map((body, i) => {
      const { programme, organisation, reached, expected, evidence: shown } = body
      const standing = isComputed(result) ? result.value.standings[i] : undefined
      return {
        programme,
        organisation,
        standing: portfolioFigure({
          name: 'body-standing',
          of: `${of}/${programme}/${organisation?.id ?? ''}`,
          cell: standingCell(standing, body, by),
          inputs: datesOf([body]),
          unit: 'CODE',
        }),
        reached,
        expected,
        evidence: shown,
      }
    }),
    series: isComputed(result) ? pointsOf(view, of, bodies) : [],
  }
}

/** The count of a target that nothing measures: every figure says why. */
export function uncounted(
  key: string,
  evidence: EvidenceClass,
  cell: Extract<Cell, { readonly reason: string }>,
  inputs: readonly Figure[],
): BodyCount {
  const of = `${key}/${evidence}`
  const result: Result<BodiesCounted> = refused(
    BODIES_COUNTED,
    cell.reason,
    cell.note ?? 'Nobody has defined what to count.',
  )
  const count = countFrom(of, result, inputs, 0, undefined)
  const expected = portfolioFigure({
    name: 'bodies-counted/expected',
    of,
    cell: count.notKnown.cell,
    inputs,
    unit: 'COUNT',
  })
  return {
    evidence,
    heading: EVIDENCE_CLASSES[evidence],
    ...count,
    expected,
    byCluster: [],
    bodies: [],
    series: [],
  }
}
