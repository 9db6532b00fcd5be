import type { MemberState } from '../../schema/facts/book'
import type { Fact, Figure } from '../../schema/facts/figure'
import { figureOf, valueOf } from '../../schema/facts/figure'

/** A dated target of an objective. */
export interface ObjectiveTarget {
  readonly id: string
  readonly description: string
  readonly by: Figure
  readonly low: Figure
  readonly high: Figure
  /** The measure that stands for it, where one is defined. */
  readonly measure: Figure
}

export interface Objective {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly targets: readonly ObjectiveTarget[]
}

/** Something that the directorate provides to underpin the Strategy. */
export interface Product {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly description: Figure
  readonly owner: Figure
  readonly status: Figure
}

function objectiveTarget(fact: Fact): ObjectiveTarget {
  return {
    id: valueOf(fact, 'target') ?? '',
    description: valueOf(fact, 'description') ?? '',
    by: figureOf(fact, 'by'),
    low: figureOf(fact, 'low'),
    high: figureOf(fact, 'high'),
    measure: figureOf(fact, 'measure'),
  }
}

/** The Strategy's objectives, in the order of their return. */
export function objectivesOf(state: MemberState): readonly Objective[] {
  const targets = [...state.facts('ObjectiveTarget').values()]
  return [...state.facts('Objective').values()].map((fact) => {
    const id = valueOf(fact, 'objective') ?? ''
    return {
      id,
      name: valueOf(fact, 'name') ?? id,
      description: valueOf(fact, 'description') ?? '',
      targets: targets.filter((target) => valueOf(target, 'objective') === id).map(objectiveTarget),
    }
  })
}

/** The directorate's products, in the order of their return. */
export function productsOf(state: MemberState): readonly Product[] {
  return [...state.facts('Product').values()].map((fact) => {
    const id = valueOf(fact, 'product') ?? ''
    return {
      id,
      name: valueOf(fact, 'name') ?? id,
      kind: valueOf(fact, 'kind') ?? '',
      description: figureOf(fact, 'description'),
      owner: figureOf(fact, 'owner'),
      status: figureOf(fact, 'status'),
    }
  })
}
