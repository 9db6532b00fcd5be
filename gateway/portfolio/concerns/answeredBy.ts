import type { ConcernCode } from '../../../schema/facts/records/concernCodes'
import type { Figure } from '../../../schema/facts/figures/figure'
import { portfolioFigure } from '../computed'
import type { AnsweringProduct } from '../products/answering'
import { productsAnswering } from '../products/answering'
import type { ProductReadiness } from '../products/readiness'
import type { PortfolioView } from '../editions/view'
import type { Axis } from './rule'

/** What a concern is of, and who asks about it. */
export interface Behind {
  readonly code: ConcernCode
  /** Its code, then others that say the same. */
  readonly aspects: readonly ConcernCode[]
  readonly axis: Axis
  readonly programme: string
  readonly subject: string
  readonly measure: string | undefined
  readonly includeIllustrative: boolean
}

/** Something said in words, with the figures that it rests on. */
export interface Stated {
  readonly figure: Figure
  readonly from: readonly Figure[]
}

/** What is said of a concern; by another name where invented figures count, as it may then be something else. */
export function stated(
  name: string,
  { code, programme, subject, includeIllustrative }: Behind,
  words: readonly string[],
  from: readonly Figure[],
  otherwise: string,
): Stated {
  const cell =
    words.length === 0 ? ({ reason: 'NOT_PROVIDED', note: otherwise } as const) : { value: words.join('; ') }
  const identity = { name: includeIllustrative ? `${name}/all` : name, of: `${code}/${programme}/${subject}` }
  const inputs = words.length === 0 ? [] : from
  return { figure: portfolioFigure({ ...identity, cell, inputs, unit: 'TEXT' }), from: inputs }
}

const isReal = ({ origin }: Figure) => origin !== 'ILLUSTRATIVE'

function readinessWords({ need, state }: ProductReadiness): string {
  return `${state.cell.value ?? `not known (${state.cell.reason})`} for ${need.milestone}`
}

/** The products that answer a concern, and the same in words; invented answers only where they are asked for. */
export function answeredBy(
  view: PortfolioView,
  behind: Behind,
): { readonly answers: readonly AnsweringProduct[]; readonly products: Stated } {
  const { aspects, axis, programme, measure, includeIllustrative } = behind
  const asked = { axis, programme, ...(measure === undefined ? {} : { measure }) }
  const all = aspects.flatMap((code) => productsAnswering(view, { ...asked, code }))
  const answers = all
    .filter((one, i) => all.findIndex(({ product }) => product.code === one.product.code) === i)
    .filter(({ how }) => includeIllustrative || isReal(how))
    .map((one) => ({
      ...one,
      readiness: one.readiness.filter(({ state }) => includeIllustrative || isReal(state)),
    }))
  const words = answers.map(({ product, readiness }) => {
    const ready = readiness.map(readinessWords).join(', ')
    return `${product.name}: ${ready === '' ? `nobody has returned that ${programme} needs it by a day` : ready}`
  })
  const from = answers.flatMap(({ how, readiness }) => [how, ...readiness.map(({ state }) => state)])
  const otherwise = 'which product answers the concern is not recorded'
  return { answers, products: stated('support-products', behind, words, from, otherwise) }
}
