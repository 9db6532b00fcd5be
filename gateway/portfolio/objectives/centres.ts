import type { Figure } from '../../../schema/facts/figures/figure'
import type { MissingReason } from '../../../schema/facts/figures/missing'
import { lastMonthDue } from '../../../schema/facts/calendar/expectedReturn'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { expectedMonths } from '../expected/serviceReturn'
import type { Series } from '../measures/series'
import { seriesOf } from '../measures/series'
import type { PortfolioView } from '../editions/view'
import { absence } from '../measures/readings'
import type { Body, EvidenceClass } from './bodies'
import { hasBegunBy, isOf, isWithin, targetDate } from './bodies'

/** Observations of one class of evidence, by period. */
function seriesBy(view: PortfolioView, programme: string, measure: string, evidence: EvidenceClass): Series {
  return new Map(
    [...seriesOf(view, programme, measure)].filter(([, { figure }]) => isOf(evidence, figure.origin)),
  )
}

/** What a centre has reported of one measure: reached with its first value. */
function reporting(
  view: PortfolioView,
  { id }: RegisteredMember,
  measure: string,
  evidence: EvidenceClass,
  of: string,
): Pick<Body, 'reached' | 'evidence' | 'heard' | 'hasReachedBy'> {
  const series = seriesBy(view, id, measure, evidence)
  const valued = [...series.values()].filter(({ figure }) => figure.cell.value !== undefined)
  const [first] = valued
  const latest = valued.at(-1)?.figure
  const reached =
    first === undefined
      ? targetDate('reached', of, { reason: 'NOT_PROVIDED', note: `no ${measure} was reported` })
      : targetDate('reached', of, { value: first.period }, latest === undefined ? [] : [latest])
  return {
    reached,
    evidence: latest ?? reached,
    heard: series.size > 0,
    hasReachedBy: (day) => (series.size > 0 ? hasBegunBy(reached, day) : undefined),
  }
}

/** Says why a month that is due of a measure is not here; late where nobody has defined the measure. */
function whyAbsent(view: PortfolioView, programme: string, measure: string, month: string): MissingReason {
  const defined = view.measures.get(measure)
  return (defined && absence(view, programme, defined, month).cell.reason) ?? 'LATE'
}

/** What a centre has reported of all that is expected of it: reached while every month that is due is whole. */
function reportingAll(
  view: PortfolioView,
  { id, expects }: RegisteredMember,
  evidence: EvidenceClass,
  of: string,
): Pick<Body, 'reached' | 'evidence' | 'heard' | 'hasReachedBy'> {
  const series = expects.service.map((measure) => [measure, seriesBy(view, id, measure, evidence)] as const)
  const missingIn = (month: string) =>
    series.find(([, one]) => one.get(month)?.figure.cell.value === undefined)?.[0]
  const { calendar } = view.register
  const due = lastMonthDue(calendar, view.day)
  const heard = series.some(([, one]) => one.size > 0)
  const inputs = series.flatMap(([, one]) => one.get(due)?.figure ?? [])
  const date = (cell: Figure['cell']) => targetDate('reached', of, cell, inputs)
  const reached = (): Figure => {
    if (!heard) return date({ reason: 'NOT_PROVIDED', note: 'no indicator was reported' })
    const missing = missingIn(due)
    if (missing !== undefined) {
      const cell = series.find(([measure]) => measure === missing)?.[1].get(due)?.figure.cell
      const reason = cell?.reason ?? whyAbsent(view, id, missing, due)
      return date({ reason, note: `${missing} of ${due} is missing` })
    }
    const months = expectedMonths(view, due)
    const lastGap = months.findLastIndex((month) => missingIn(month) !== undefined)
    return date({ value: months[lastGap + 1] ?? due })
  }
  const figure = reached()
  return {
    reached: figure,
    evidence: figure,
    heard,
    hasReachedBy: (day) => (heard ? missingIn(lastMonthDue(calendar, day)) === undefined : undefined),
  }
}

/**
 * The clusters as service centres, each with what observations of one class show of its reporting.
 *
 * @param measure the measure to be reported; absent: all that is expected of it, month by month
 */
export function centresFor(
  view: PortfolioView,
  key: string,
  measure: string | undefined,
  evidence: EvidenceClass,
): readonly Body[] {
  return view.members('cluster').map((cluster): Body => {
    const of = `${key}/${evidence}/${cluster.id}`
    const found =
      measure === undefined
        ? reportingAll(view, cluster, evidence, of)
        : reporting(view, cluster, measure, evidence, of)
    const cell = { reason: 'NOT_APPLICABLE', note: 'reporting is counted and not forecast' } as const
    return {
      ...found,
      programme: cluster.id,
      organisation: undefined,
      expected: targetDate('expected', of, cell),
      isMemberOn: (day) => isWithin(cluster, day),
    }
  })
}
