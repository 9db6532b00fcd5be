import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact } from '../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { Baseline } from '../../../schema/vocabulary/baseline'

function baseline(fact: Fact): Baseline {
  return {
    measure: valueOf(fact, 'measure') ?? '',
    version: valueOf(fact, 'version') ?? '',
    figure: figureOf(fact, 'value'),
    windowStart: figureOf(fact, 'windowStart'),
    windowEnd: figureOf(fact, 'windowEnd'),
    n: figureOf(fact, 'n'),
    method: figureOf(fact, 'method'),
    approver: figureOf(fact, 'approver'),
  }
}

/** A programme's baselines, by measure and version. */
export function baselinesOf(state: MemberState): readonly Baseline[] {
  return [...state.facts('MeasureBaseline').values()]
    .map(baseline)
    .sort((a, b) => a.measure.localeCompare(b.measure) || a.version.localeCompare(b.version))
}
