import { oncePer } from '../../../base/memo/oncePer'
import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact, Figure } from '../../../schema/facts/figures/figure'
import { absentFigure, figureOf, valueOf } from '../../../schema/facts/figures/figure'
import { unitOf } from '../../../schema/facts/records/records'
import type { BaselineVersion } from '../../../schema/vocabulary/baselineVersion'

/** A programme's reports, oldest first. */
export const reportsOf = oncePer((state: MemberState): readonly Fact[] =>
  [...state.facts('ProgrammeReport').values()].sort((a, b) =>
    (valueOf(a, 'referenceDate') ?? '').localeCompare(valueOf(b, 'referenceDate') ?? ''),
  ),
)

/** Why nothing is known from reports of a programme that has told of none. */
export function noReport({ absence }: MemberState): string {
  return absence === 'UNAVAILABLE'
    ? 'the programme cannot be asked at the moment'
    : 'no report of this programme has been received'
}

/** One of a report's fields at every reference date, oldest first. */
export function versionsOf(state: MemberState, field: string): readonly BaselineVersion[] {
  return reportsOf(state).map((fact) => ({
    referenceDate: valueOf(fact, 'referenceDate') ?? fact.snapshot.recorded.slice(0, 10),
    figure: figureOf(fact, field),
  }))
}

/** One of a report's fields at the latest reference date, or a figure saying that there is no report. */
export function latestOf(state: MemberState, field: string): Figure {
  const latest = reportsOf(state).at(-1)
  if (latest !== undefined) return figureOf(latest, field)
  const identity = { member: state.member, type: 'ProgrammeReport', key: '', field }
  return absentFigure(identity, unitOf('ProgrammeReport', field), {
    reason: state.absence,
    note: noReport(state),
  })
}
