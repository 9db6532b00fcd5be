import type { MemberState } from '../../../schema/facts/snapshots/book'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { PublishedTotal } from '../../../schema/vocabulary/publishedTotal'

/** The totals that the directorate knows to have been published, in the order of their returns. */
export function publishedTotalsOf(state: MemberState): readonly PublishedTotal[] {
  return [...state.facts('PublishedTotal').values()].map((fact) => ({
    code: valueOf(fact, 'total') ?? '',
    referenceDate: valueOf(fact, 'referenceDate') ?? fact.snapshot.recorded.slice(0, 10),
    amount: figureOf(fact, 'amount'),
    roundedTo: figureOf(fact, 'roundedTo'),
    quantity: figureOf(fact, 'quantity'),
    description: figureOf(fact, 'description'),
  }))
}
