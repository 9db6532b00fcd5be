import type { ConcernCode } from '../../../schema/facts/records/concernCodes'
import type { Figure } from '../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../schema/facts/figures/figure'
import type { Product } from '../../../schema/vocabulary/product'
import type { Axis } from '../concerns/rule'
import type { PortfolioView } from '../editions/view'
import type { ProductReadiness } from './readiness'
import { productReadinessOf, productsIn } from './readiness'

/** What a concern is about, as far as products answer it. */
export interface Answerable {
  readonly code?: ConcernCode
  readonly axis?: Axis
  readonly measure?: string
  /** Whose readiness is wanted. Absent: that of all programmes. */
  readonly programme?: string
}

/** A product that answers a concern: how, as the directorate has it, and whether it will be ready. */
export interface AnsweringProduct {
  readonly product: Product
  readonly how: Figure
  readonly since: Figure
  readonly readiness: readonly ProductReadiness[]
}

/**
 * The products that answer a concern, each once, in the order of the return: those said to answer its rule,
 * its measure or its axis. What a statement leaves empty, it leaves open; one that names something that the
 * concern is not about does not answer it. A statement holds from its day on.
 */
export function productsAnswering(
  view: PortfolioView,
  { code, axis, measure, programme }: Answerable,
): readonly AnsweringProduct[] {
  const { directorate } = view
  if (directorate === undefined) return []
  const asked = { concern: code, axis, measure }
  const found = new Map<string, AnsweringProduct>()
  for (const fact of directorate.facts('ProductAnswer').values()) {
    const named = (['concern', 'axis', 'measure'] as const).filter(
      (field) => valueOf(fact, field) !== undefined,
    )
    const product = productsIn(view).find(({ code }) => code === valueOf(fact, 'product'))
    if (product === undefined || found.has(product.code) || named.length === 0) continue
    if (named.some((field) => valueOf(fact, field) !== asked[field])) continue
    if ((valueOf(fact, 'since') ?? '') > view.day) continue
    found.set(product.code, {
      product,
      how: figureOf(fact, 'how'),
      since: figureOf(fact, 'since'),
      readiness: productReadinessOf(view).filter(
        (one) =>
          one.product === product.code && (programme === undefined || one.need.programme === programme),
      ),
    })
  }
  return [...found.values()]
}
