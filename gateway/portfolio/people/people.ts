import { requirePeriod } from '../../../base/dates/period'
import type { Figure } from '../../../schema/facts/figures/figure'
import { absentFigure, numberOf } from '../../../schema/facts/figures/figure'
import type { Staffing } from '../../../schema/vocabulary/people'
import { staffingOf } from '../../../subgraphs/member/views/people'
import { HEADCOUNT, headcount } from '../../methods/capacity/headcount'
import { MONTHLY_TURNOVER, monthlyTurnover } from '../../methods/capacity/monthlyTurnover'
import { RESOURCE_GAP, resourceGap } from '../../methods/capacity/resourceGap'
import { refused, refusedFor } from '../../methods/result'
import type { Computed } from '../computed'
import { computedFrom, given } from '../computed'
import { absenceOf } from '../expected/absence'
import { nextMonthExpected, serviceReturn } from '../expected/serviceReturn'
import type { PortfolioView } from '../editions/view'

/** One part of a team, by profession and grade, in the latest month that was returned of it. */
export interface TeamPart {
  readonly programme: string
  /** As returned, the gap that the programme itself reports included. */
  readonly staffing: Staffing
  /** Per cent of the funded posts that is empty, worked out and held against what was reported. */
  readonly resourceGap: Computed
  /** Per cent of those in post that leaves in a month. */
  readonly monthlyTurnover: Computed
  /** The month that should follow, and why it is not here; absent where none has ended. */
  readonly awaited?: Figure
}

/** The team of a programme in the latest month that it returned, and its parts. */
export interface Team {
  readonly programme: string
  /** Absent where nothing was returned. */
  readonly period?: string
  readonly inPost: Computed
  readonly funded: Computed
  readonly resourceGap: Computed
  readonly parts: readonly TeamPart[]
}

const nameOf = ({ profession, grade }: Staffing) =>
  [profession ?? 'team', ...(grade === undefined ? [] : [grade])].join('/')

function gapOf(
  of: string,
  { funded, inPost, period }: Pick<Staffing, 'funded' | 'inPost'> & { readonly period: string | undefined },
  reported?: Figure,
): Computed {
  const [posts, people] = [given(funded), given(inPost)]
  const said = reported && numberOf(reported)
  const result =
    typeof posts !== 'number'
      ? refusedFor(RESOURCE_GAP, 'Funded posts', posts)
      : typeof people !== 'number'
        ? refusedFor(RESOURCE_GAP, 'People in post', people)
        : resourceGap(posts, people, said)
  return computedFrom({
    identity: { name: 'resource-gap', of },
    result,
    inputs: [funded, inPost, ...(reported === undefined || said === undefined ? [] : [reported])],
    unit: 'PERCENT',
    period,
    read: (percent) => percent,
  })
}

function turnoverOf(of: string, { annualTurnover, period }: Staffing): Computed {
  const annual = given(annualTurnover)
  return computedFrom({
    identity: { name: 'monthly-turnover', of },
    result:
      typeof annual === 'number'
        ? monthlyTurnover(annual)
        : refusedFor(MONTHLY_TURNOVER, 'Turnover in a year', annual),
    inputs: [annualTurnover],
    unit: 'PERCENT',
    period,
    read: (percent) => percent,
  })
}

/** Whoever has returned a month is expected to return the next, by the reporting calendar. */
function awaitedAfter(view: PortfolioView, programme: string, staffing: Staffing): Figure | undefined {
  const next = nextMonthExpected(view, requirePeriod(staffing.period).end.slice(0, 7))
  if (next === undefined) return undefined
  const sought = { member: programme, type: 'Staffing', period: next } as const
  const { reason, note } = absenceOf(view, serviceReturn(view), sought)
  const identity = {
    member: programme,
    type: 'Staffing',
    key: `${nameOf(staffing)}/${next}`,
    field: 'awaited',
  }
  return { ...absentFigure(identity, 'FTE', { reason, note }), period: next }
}

function part(view: PortfolioView, programme: string, staffing: Staffing): TeamPart {
  const of = `${programme}/${nameOf(staffing)}`
  const awaited = awaitedAfter(view, programme, staffing)
  return {
    programme,
    staffing,
    resourceGap: gapOf(of, staffing, staffing.resourceGap),
    monthlyTurnover: turnoverOf(of, staffing),
    ...(awaited === undefined ? {} : { awaited }),
  }
}

/** The latest of each part, in the order of professions and grades. */
function latestOfEach(rows: readonly Staffing[]): readonly Staffing[] {
  const latest = new Map<string, Staffing>()
  for (const row of rows) latest.set(nameOf(row), row)
  return [...latest.values()]
}

/** The parts that make up the team, each head in one of them: no grade of a profession given as a whole. */
function disjoint(rows: readonly Staffing[]): readonly Staffing[] {
  const whole = rows.filter(({ profession }) => profession === undefined)
  const ungraded = new Set(rows.flatMap(({ profession, grade }) => (grade === undefined ? [profession] : [])))
  const within = whole.length > 0 ? whole : rows
  return within.filter(({ profession, grade }) => grade === undefined || !ungraded.has(profession))
}

function total(
  programme: string,
  name: 'in-post' | 'funded',
  parts: readonly Staffing[],
  period: string | undefined,
): Computed {
  const figures = parts.map(({ inPost, funded }) => (name === 'in-post' ? inPost : funded))
  const behind = parts.find((one) => one.period !== period)
  const identity = { name, of: `${programme}/team` }
  const result =
    behind === undefined
      ? headcount(parts.map((one, i) => ({ id: nameOf(one), fte: given(figures[i] as Figure) })))
      : refused(HEADCOUNT, 'NOT_PROVIDED', `${nameOf(behind)}: nothing was returned for ${period}.`)
  return computedFrom({ identity, result, inputs: figures, unit: 'FTE', period, read: (fte) => fte })
}

/**
 * A programme's people in the latest month that it returned: as a team, and by profession and grade.
 * Nothing is carried forward: a part without that month leaves the team without a sum.
 */
export function teamOf(view: PortfolioView, programme: string): Team {
  return view.once(`team/${programme}`, () => {
    const latest = latestOfEach(staffingOf(view.state(programme)))
    const period = latest
      .map((row) => row.period)
      .sort()
      .at(-1)
    const parts = disjoint(latest)
    const inPost = total(programme, 'in-post', parts, period)
    const funded = total(programme, 'funded', parts, period)
    return {
      programme,
      ...(period === undefined ? {} : { period }),
      inPost,
      funded,
      resourceGap: gapOf(`${programme}/team`, { funded: funded.figure, inPost: inPost.figure, period }),
      parts: latest.map((staffing) => part(view, programme, staffing)),
    }
  })
}
