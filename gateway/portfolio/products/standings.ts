import type { Figure } from '../../../schema/facts/figures/figure'
import type { Product, ProductAdoption } from '../../../schema/vocabulary/product'
import { decimalText, portfolioFigure } from '../computed'
import type { EvidenceClass } from '../objectives/bodies'
import { isOf } from '../objectives/bodies'
import type { PortfolioView } from '../editions/view'
import type { ProductReadiness } from './readiness'
import { productReadinessOf, productsIn } from './readiness'

/** A product with who uses it and whether it will be ready for those who need it. */
export interface ProductStanding {
  readonly product: Product
  /** One for every cluster: of one that nobody speaks of, the figures say so. */
  readonly adoption: readonly ProductAdoption[]
  /** Clusters that use it, in a pilot or in full, by what was published, reported or in the press alone. */
  readonly usersEvidenced: Figure
  /** The same by invented figures alone: never added to the other. */
  readonly usersIllustrative: Figure
  readonly readiness: readonly ProductReadiness[]
}

const USES = ['PILOT', 'IN_USE']

function adoptionIn(product: Product, programme: string): ProductAdoption {
  const stated = product.adoption.find((one) => one.programme === programme)
  if (stated !== undefined) return stated
  const of = `${product.code}/${programme}`
  const cell = { reason: 'NOT_PROVIDED', note: 'nobody says whether it is used' } as const
  const figure = (name: string, kind: 'CODE' | 'DATE' | 'TEXT') =>
    portfolioFigure({ name: `adoption/${name}`, of, cell, inputs: [], unit: kind })
  return {
    product: product.code,
    programme,
    status: figure('status', 'CODE'),
    since: figure('since', 'DATE'),
    evidence: figure('evidence', 'TEXT'),
  }
}

function users(product: Product, adoption: readonly ProductAdoption[], evidence: EvidenceClass): Figure {
  const said = adoption.flatMap(({ status }) =>
    status.cell.value !== undefined && isOf(evidence, status.origin) ? [status] : [],
  )
  const using = said.filter(({ cell }) => USES.includes(cell.value ?? ''))
  return portfolioFigure({
    name: 'users',
    of: `${product.code}/${evidence}`,
    cell:
      said.length === 0
        ? { reason: 'NOT_PROVIDED', note: 'no source of this kind says who uses it' }
        : { value: decimalText(using.length), note: `of ${said.length} clusters of which it is said` },
    inputs: said,
    unit: 'COUNT',
  })
}

/** Every product with its adoption and readiness, in the order of the returns. */
export function productStandingsOf(view: PortfolioView): readonly ProductStanding[] {
  return view.once('product-standings', () =>
    productsIn(view).map((product) => {
      const adoption = view.members('cluster').map(({ id }) => adoptionIn(product, id))
      return {
        product,
        adoption,
        usersEvidenced: users(product, adoption, 'EVIDENCED'),
        usersIllustrative: users(product, adoption, 'ILLUSTRATIVE'),
        readiness: productReadinessOf(view).filter((one) => one.product === product.code),
      }
    }),
  )
}
