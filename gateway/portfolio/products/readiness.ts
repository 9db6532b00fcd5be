import type { DayInterval } from '../../../base/dates/partialDate'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Product, ProductNeed } from '../../../schema/vocabulary/product'
import { milestonesOf } from '../../../subgraphs/member/views/milestones'
import { productsOf } from '../../../subgraphs/member/views/products'
import { MILESTONE_MOVE, milestoneMove } from '../../methods/capacity/milestoneMove'
import { NEED_DATE, needDate } from '../../methods/capacity/needDate'
import { READINESS, readiness } from '../../methods/capacity/readiness'
import type { Readiness } from '../../methods/capacity/readiness'
import { isComputed, refused, refusedFor, whyNot } from '../../methods/result'
import type { Result } from '../../methods/result'
import type { Computed } from '../computed'
import { computedFrom, datesOf, portfolioFigure } from '../computed'
import type { PortfolioView } from '../editions/view'

/** Whether a product will be ready when a programme needs it. */
export interface ProductReadiness {
  readonly product: string
  readonly productName: string
  readonly need: ProductNeed
  /** By when it is needed, now that the milestone has moved: a date. */
  readonly needDate: Computed
  readonly readyP50: Figure
  readonly readyP80: Figure
  /** Days from ready to needed; negative is too late. */
  readonly marginP50: Computed
  readonly marginP80: Computed
  /** `IN_TIME`, `AT_RISK` or `LATE`, or why it cannot be said. */
  readonly state: Figure
}

/** The directorate's products at this edition; none where no directorate is registered. */
export function productsIn(view: PortfolioView): readonly Product[] {
  return view.once('products', () => {
    const { directorate } = view
    return directorate === undefined ? [] : productsOf(directorate)
  })
}

/**
 * Whole months by which a milestone of a programme has moved from its current baseline, with the figures
 * that say so. Refused for the baseline's own reason where there is none.
 */
export function milestoneMoveOf(
  view: PortfolioView,
  programme: string,
  id: string,
): { readonly result: Result<number>; readonly inputs: readonly Figure[] } {
  const isMember = view.member(programme) !== undefined
  const milestone = isMember ? milestonesOf(view.state(programme)).find((one) => one.code === id) : undefined
  if (milestone === undefined) {
    const detail = `${programme} has returned no milestone ${id}.`
    return { result: refused(MILESTONE_MOVE, 'NOT_PROVIDED', detail), inputs: [] }
  }
  const { currentBaseline, forecast, actual } = milestone
  const inputs = [currentBaseline, actual.cell.value === undefined ? forecast : actual]
  const { reason, note } = currentBaseline.cell
  if (reason !== undefined) {
    const missing = note === undefined ? { reason } : { reason, note }
    return { result: refusedFor(MILESTONE_MOVE, 'Current baseline', missing), inputs }
  }
  return { result: milestoneMove(datesOf({ currentBaseline, forecast, actual }), view.day), inputs }
}

function needDateOf(
  view: PortfolioView,
  { programme, milestone, needBy }: ProductNeed,
  of: string,
): Computed {
  const { value, reason = 'NOT_PROVIDED', note } = needBy.cell
  const move = milestoneMoveOf(view, programme, milestone)
  return computedFrom({
    identity: { name: 'need-date', of },
    result:
      value === undefined
        ? refusedFor(NEED_DATE, 'Need', note === undefined ? { reason } : { reason, note })
        : needDate(value, move.result),
    inputs: [needBy, ...move.inputs],
    unit: 'DATE',
    read: (date) => date,
  })
}

/** Why readiness cannot be judged; nothing where every date is there. */
function missingFrom(needed: Figure, product: Product): Result<Readiness> | undefined {
  const { reason, note } = needed.cell
  if (reason !== undefined) return refused(READINESS, reason, note)
  for (const { cell } of [product.readyP50, product.readyP80]) {
    if (cell.reason === undefined) continue
    const missing =
      cell.note === undefined ? { reason: cell.reason } : { reason: cell.reason, note: cell.note }
    return refusedFor(READINESS, 'Ready', missing)
  }
  return undefined
}

/** A product and the programme that needs it, with the dates that its readiness is judged by. */
export type Dated = Pick<
  ProductReadiness,
  'product' | 'productName' | 'need' | 'needDate' | 'readyP50' | 'readyP80'
>

/** What its dates come to, as figures of a subject. */
export function readinessFrom(dated: Dated, result: Result<Readiness>, of: string): ProductReadiness {
  const inputs = [dated.needDate.figure, dated.readyP50, dated.readyP80]
  const margin = (name: string, read: (value: Readiness) => DayInterval) =>
    computedFrom({
      identity: { name, of },
      result,
      inputs,
      unit: 'DAYS',
      read: (value) => read(value).low,
      range: read,
      isInterval: true,
    })
  return {
    ...dated,
    marginP50: margin('readiness-margin-p50', ({ marginP50 }) => marginP50),
    marginP80: margin('readiness-margin-p80', ({ marginP80 }) => marginP80),
    state: portfolioFigure({
      name: 'readiness',
      of,
      cell: isComputed(result) ? { value: result.value.state } : whyNot(result),
      inputs,
      unit: 'CODE',
    }),
  }
}

function readinessOf(view: PortfolioView, product: Product, need: ProductNeed): ProductReadiness {
  const of = `${product.code}/${need.programme}/${need.milestone}`
  const { readyP50, readyP80 } = product
  const needed = needDateOf(view, need, of)
  const result =
    missingFrom(needed.figure, product) ??
    readiness({
      need: needed.figure.cell.value ?? '',
      readyP50: readyP50.cell.value ?? '',
      readyP80: readyP80.cell.value ?? '',
    })
  return readinessFrom(
    { product: product.code, productName: product.name, need, needDate: needed, readyP50, readyP80 },
    result,
    of,
  )
}

/**
 * Whether each product will be ready for each programme that needs it, in the order of the returns. A need
 * moves with its milestone. Source of the method: `docs/methods.md`, Capacity.
 */
export function productReadinessOf(view: PortfolioView): readonly ProductReadiness[] {
  return view.once('product-readiness', () =>
    productsIn(view).flatMap((product) => product.needs.map((need) => readinessOf(view, product, need))),
  )
}
