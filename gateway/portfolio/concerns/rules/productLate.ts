import { READINESS } from '../../../methods/capacity/readiness'
import type { ProductReadiness } from '../../products/readiness'
import { productReadinessOf, productsIn } from '../../products/readiness'
import type { PortfolioView } from '../../editions/view'
import type { Finding, NotEvaluated, Rule } from '../rule'
import { evaluated, notEvaluatedFor } from '../rule'

function judge(
  view: PortfolioView,
  { product, need, needDate, readyP50, readyP80, marginP50, state }: ProductReadiness,
  threshold: number,
): Finding | NotEvaluated | undefined {
  const subject = `product/${product}/${need.milestone}`
  const margin = marginP50.figure.cell.value
  if (state.cell.value === undefined || margin === undefined) return notEvaluatedFor(subject, state)
  if (-Number(margin) <= threshold) return undefined
  const { name } = productsIn(view).find(({ code }) => code === product) ?? { name: product }
  return {
    subject,
    message: `${name} is needed for ${need.milestone} by ${needDate.figure.cell.value ?? ''} and, as likely as not, ready ${-Number(margin)} days later, on ${readyP50.cell.value ?? ''}.`,
    since: readyP50.snapshot?.referenceDate ?? readyP50.snapshot?.received.slice(0, 10) ?? view.day,
    evidence: [needDate.figure, readyP50, readyP80, marginP50.figure, state],
    method: READINESS,
    travel: 'NOT_KNOWN',
  }
}

/** Even at even odds a product comes after the day on which a milestone of the programme needs it. */
export const productLate: Rule = {
  code: 'PRODUCT_LATE',
  axis: 'CAPACITY',
  severity: 'MEDIUM',
  together: 'products will be ready later than they are needed',
  severityReason: 'The milestone may yet be met without it; that it waits shows in the milestone.',
  threshold: {
    value: 0,
    of: 'days by which it is ready too late at even odds',
    reason:
      'A product that is at risk, in time at even odds but not at four in five, is told in the outlook.',
  },
  evidence:
    'When it is needed, now that the milestone has moved, when it is ready, and the margin. `since` is the day of the plan of the product.',
  evaluate: ({ view, member, threshold }) =>
    evaluated(
      productReadinessOf(view)
        .filter(({ need }) => need.programme === member.id)
        .map((row) => judge(view, row, threshold)),
    ),
}
