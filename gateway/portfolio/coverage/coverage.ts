import type { MissingReason } from '../../../schema/facts/figures/missing'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { expectedReportsOf } from '../expected/expectedReports'
import { expectedPeriodsOf } from '../expected/measureReturn'
import { absence } from '../measures/readings'
import { seriesOf } from '../measures/series'
import type { PortfolioView } from '../editions/view'

export interface MissingCount {
  readonly reason: MissingReason
  readonly count: number
}

/** What one collection, or one measure, expected of one member, and what came. */
export interface CoverageLine {
  readonly member: string
  readonly memberName: string
  /** A collection such as `gmpp-annual`, or `service`. */
  readonly collection: string
  readonly measure?: string
  readonly measureName?: string
  /** Periods that were due by the edition's instant. */
  readonly expected: number
  /** Periods with a value. */
  readonly provided: number
  /** Why the others have none. `expected` is `provided` plus these counts. */
  readonly missing: readonly MissingCount[]
  /** Periods not due yet: in neither of the above. */
  readonly notYetDue: number
}

/** Coverage lines, added up. */
export interface Coverage {
  readonly expected: number
  readonly provided: number
  readonly missing: readonly MissingCount[]
  readonly notYetDue: number
  readonly quarantined: number
  readonly lines: readonly CoverageLine[]
}

/** How a period stands: `true` for a value, else why there is none. */
type Standing = true | MissingReason

function tally(
  of: Pick<CoverageLine, 'member' | 'memberName' | 'collection' | 'measure' | 'measureName'>,
  standings: readonly Standing[],
): CoverageLine {
  const due = standings.filter((standing) => standing !== 'NOT_YET_DUE')
  return {
    ...of,
    expected: due.length,
    provided: due.filter((standing) => standing === true).length,
    missing: countReasons(due.filter((standing) => standing !== true)),
    notYetDue: standings.length - due.length,
  }
}

/** How often each reason is given, in the order of the alphabet. */
export function countReasons(reasons: readonly MissingReason[]): readonly MissingCount[] {
  const counts = new Map<MissingReason, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([reason, count]) => ({ reason, count }))
}

function serviceLines(view: PortfolioView, member: RegisteredMember): readonly CoverageLine[] {
  return member.expects.service.flatMap((id) => {
    const measure = view.measures.get(id)
    if (measure === undefined) return []
    const series = seriesOf(view, member.id, id)
    const standings = expectedPeriodsOf(view, member.id, id).map((period): Standing => {
      const cell = (series.get(period)?.figure ?? absence(view, member.id, measure, period)).cell
      return cell.reason ?? true
    })
    return [
      tally(
        {
          member: member.id,
          memberName: member.name,
          collection: 'service',
          measure: id,
          measureName: measure.name,
        },
        standings,
      ),
    ]
  })
}

function reportLines(view: PortfolioView, member: RegisteredMember): readonly CoverageLine[] {
  const expected = expectedReportsOf(view, member)
  return Object.keys(member.expects.reports).map((collection) =>
    tally(
      { member: member.id, memberName: member.name, collection },
      expected
        .filter((report) => report.collection === collection)
        .map(({ figure }): Standing => figure.cell.reason ?? true),
    ),
  )
}

/** What was expected of a member by the edition's instant, and what came. */
export function coverageOf(view: PortfolioView, member: RegisteredMember): Coverage {
  return view.once(`coverage/${member.id}`, () => {
    const lines = [...reportLines(view, member), ...serviceLines(view, member)]
    const quarantined = view
      .state(member.id)
      .snapshots.reduce((sum, { counts }) => sum + counts.quarantined, 0)
    return { ...sum(lines), quarantined, lines }
  })
}

function sum(lines: readonly CoverageLine[]): Omit<Coverage, 'lines' | 'quarantined'> {
  const total = (pick: (line: CoverageLine) => number) => lines.reduce((all, line) => all + pick(line), 0)
  return {
    expected: total(({ expected }) => expected),
    provided: total(({ provided }) => provided),
    missing: countReasons(
      lines.flatMap(({ missing }) =>
        missing.flatMap(({ reason, count }) => Array<MissingReason>(count).fill(reason)),
      ),
    ),
    notYetDue: total(({ notYetDue }) => notYetDue),
  }
}

/** Coverage of the whole portfolio: every member's lines, added up. */
export function portfolioCoverage(view: PortfolioView): Coverage {
  return view.once('coverage', () => {
    const each = view.register.members.map((member) => coverageOf(view, member))
    const lines = each.flatMap((coverage) => coverage.lines)
    return { ...sum(lines), quarantined: each.reduce((all, { quarantined }) => all + quarantined, 0), lines }
  })
}
