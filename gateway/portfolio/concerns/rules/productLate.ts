import { numberOf } from '../../../../schema/facts/figures/figure'
import { READINESS } from '../../../methods/capacity/readiness'
import type { ProductReadiness } from '../../products/readiness'
import { productReadinessOf, productsIn } from '../../products/readiness'
import type { PortfolioView } from '../../editions/view'
import { sentence } from '../../words/sentence'
import { toldNumber } from '../told'
import type { RegisteredMember } from '../../../../subgraphs/register/register'
import { milestonesOf } from '../../../../subgraphs/member/views/milestones'
import type { Finding, NotEvaluated, Rule } from '../rule'
import { evaluated, notEvaluatedFor } from '../rule'

function judge(
  view: PortfolioView,
  member: RegisteredMember,
  { product, need, needDate, readyP50, readyP80, marginP50, state }: ProductReadiness,
  threshold: number,
): Finding | NotEvaluated | undefined {
  const subject = `product/${product}/${need.milestone}`
  const needed = milestonesOf(view.state(member.id)).find(({ code }) => code === need.milestone)
  // A milestone that is met needed nothing more.
  if (needed?.actual.cell.value !== undefined) return undefined
  // The most that the margin can be: a product is late where it is so for certain.
  const margin = numberOf(marginP50.interval?.high ?? marginP50.figure)
  if (state.cell.value === undefined || margin === undefined) return notEvaluatedFor(subject, state)
  if (-margin <= threshold) return undefined
  const { name } = productsIn(view).find(({ code }) => code === product) ?? { name: product }
  const told = { code: 'PRODUCT_LATE', programme: member.id, subject } as const
  const late = toldNumber(told, 'days-late', -margin, { unit: 'DAYS', from: [marginP50.figure] })
  const milestone = needed?.name ?? need.milestone
  return {
    subject,
    says: [
      sentence`${member.name} needs ${name} for ${milestone} by ${needDate.figure}, and it is as likely as not to be ready ${marginP50.interval === undefined ? '' : 'at least '}${late} later, on ${readyP50}.`,
    ],
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
    value: 30,
    of: 'days by which it is ready too late at even odds',
    reason:
      'Needs and plans are stated to the month, so that less is within what they round. A product that is at risk, in time at even odds but not at four in five, is told in the outlook.',
  },
  evidence:
    'When it is needed, now that the milestone has moved, when it is ready, and the margin. `since` is the day of the plan of the product.',
  evaluate: ({ view, member, threshold }) =>
    evaluated(
      productReadinessOf(view)
        .filter(({ need }) => need.programme === member.id)
        .map((row) => judge(view, member, row, threshold)),
    ),
}
