import { oncePer } from '../../../base/memo/oncePer'
import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact } from '../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { Milestone } from '../../../schema/vocabulary/milestone'

function milestone(fact: Fact): Milestone {
  const code = valueOf(fact, 'milestone') ?? ''
  return {
    code,
    name: valueOf(fact, 'name') ?? code,
    originalBaseline: figureOf(fact, 'originalBaseline'),
    currentBaseline: figureOf(fact, 'currentBaseline'),
    forecast: figureOf(fact, 'forecast'),
    actual: figureOf(fact, 'actual'),
    rebaselinedOn: figureOf(fact, 'rebaselinedOn'),
    rebaselineApprover: figureOf(fact, 'rebaselineApprover'),
  }
}

/** The date that places a milestone in a plan: met, else expected, else approved. */
export function standingDate({ actual, forecast, currentBaseline, originalBaseline }: Milestone): string {
  return (
    actual.cell.value ??
    forecast.cell.value ??
    currentBaseline.cell.value ??
    originalBaseline.cell.value ??
    ''
  )
}

/** A programme's milestones in the order of their plan. */
export const milestonesOf = oncePer((state: MemberState): readonly Milestone[] =>
  [...state.facts('Milestone').values()]
    .map(milestone)
    .sort((a, b) => standingDate(a).localeCompare(standingDate(b)) || a.code.localeCompare(b.code)),
)
