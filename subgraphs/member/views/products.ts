import type { MemberState } from '../../../schema/facts/snapshots/book'
import type { Fact, Figure } from '../../../schema/facts/figures/figure'
import { absentFigure, figureOf, valueOf } from '../../../schema/facts/figures/figure'
import { identify } from '../../../schema/facts/figures/identity'
import type { Product, ProductAdoption, ProductNeed } from '../../../schema/vocabulary/product'

function need(fact: Fact): ProductNeed {
  return {
    product: valueOf(fact, 'product') ?? '',
    programme: valueOf(fact, 'programme') ?? '',
    milestone: valueOf(fact, 'milestone') ?? '',
    needBy: figureOf(fact, 'needBy'),
    note: figureOf(fact, 'note'),
  }
}

function adoption(fact: Fact): ProductAdoption {
  return {
    product: valueOf(fact, 'product') ?? '',
    programme: valueOf(fact, 'programme') ?? '',
    status: figureOf(fact, 'status'),
    since: figureOf(fact, 'since'),
    evidence: figureOf(fact, 'evidence'),
  }
}

/** A date of the product's plan, or that no plan has been returned. */
function planned(state: MemberState, product: string, field: 'readyP50' | 'readyP80'): Figure {
  const plan = [...state.facts('ProductPlan').values()].find((fact) => valueOf(fact, 'product') === product)
  if (plan !== undefined) return figureOf(plan, field)
  const identity = { member: state.member, type: 'ProductPlan', key: product, field }
  return absentFigure(identity, 'DATE', {
    reason: 'NOT_PROVIDED',
    note: 'no plan of the product has been returned',
  })
}

/** The directorate's products, in the order of their return. */
export function productsOf(state: MemberState): readonly Product[] {
  const needs = [...state.facts('ProductNeed').values()].map(need)
  const adoptions = [...state.facts('ProductAdoption').values()].map(adoption)
  return [...state.facts('Product').values()].map((fact) => {
    const code = valueOf(fact, 'product') ?? ''
    return {
      id: identify({ type: 'Product', thing: [state.member, code], state: state.mark }),
      code,
      name: valueOf(fact, 'name') ?? code,
      kind: valueOf(fact, 'kind') ?? '',
      description: figureOf(fact, 'description'),
      serves: figureOf(fact, 'serves'),
      owner: figureOf(fact, 'owner'),
      status: figureOf(fact, 'status'),
      readyP50: planned(state, code, 'readyP50'),
      readyP80: planned(state, code, 'readyP80'),
      needs: needs.filter(({ product }) => product === code),
      adoption: adoptions.filter(({ product }) => product === code),
    }
  })
}
