import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact } from '../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import { identify } from '../../../schema/facts/figures/identity'
import type { Objective, ObjectiveTarget } from '../../../schema/vocabulary/objective'
import type { SharedPool } from '../../../schema/vocabulary/sharedPool'

function objectiveTarget(fact: Fact): ObjectiveTarget {
  return {
    code: valueOf(fact, 'target') ?? '',
    description: valueOf(fact, 'description') ?? '',
    by: figureOf(fact, 'by'),
    low: figureOf(fact, 'low'),
    high: figureOf(fact, 'high'),
    baseline: figureOf(fact, 'baseline'),
    measure: figureOf(fact, 'measure'),
    counts: figureOf(fact, 'counts'),
    note: figureOf(fact, 'note'),
  }
}

/** The Strategy's objectives, in the order of their return. */
export function objectivesOf(state: MemberState): readonly Objective[] {
  const targets = [...state.facts('ObjectiveTarget').values()]
  return [...state.facts('Objective').values()].map((fact) => {
    const code = valueOf(fact, 'objective') ?? ''
    return {
      id: identify({ type: 'Objective', thing: [state.member, code], state: state.mark }),
      code,
      name: valueOf(fact, 'name') ?? code,
      description: valueOf(fact, 'description') ?? '',
      note: figureOf(fact, 'note'),
      targets: targets.filter((target) => valueOf(target, 'objective') === code).map(objectiveTarget),
    }
  })
}

/** What the centre can lend, by profession and month, in the order of the return. */
export function sharedPoolsOf(state: MemberState): readonly SharedPool[] {
  const pools = new Map<string, SharedPool['months'][number][]>()
  for (const fact of state.facts('SharedPool').values()) {
    const profession = valueOf(fact, 'profession') ?? ''
    const months = pools.get(profession) ?? []
    pools.set(profession, months)
    months.push({ period: valueOf(fact, 'period') ?? '', size: figureOf(fact, 'size') })
  }
  return [...pools].map(([profession, months]) => ({
    profession,
    months: [...months].sort((a, b) => a.period.localeCompare(b.period)),
  }))
}
