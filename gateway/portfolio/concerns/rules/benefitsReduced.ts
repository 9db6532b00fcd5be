import type { Fact } from '../../../../schema/facts/figures/figure'
import { figureOf, valueOf } from '../../../../schema/facts/figures/figure'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import { BENEFITS_FORECAST, benefitsForecast } from '../../../methods/delivery/benefits'
import type { Benefit } from '../../../methods/delivery/benefits'
import { decimalText, given, portfolioFigure } from '../../computed'
import { periodOf, sentence } from '../../words/sentence'
import { toldNumber } from '../told'
import type { Rule } from '../rule'
import { evaluated, firstOfRun, travelBy } from '../rule'

/**
 * The benefits in a report that states their price base. The collection says neither of what kind they
 * are nor whether costs are taken off; it asks for the same in each report, which is all that counts here.
 */
function benefitsIn(fact: Fact) {
  const figure = figureOf(fact, 'benefits')
  const { priceBase } = figure.basis
  if (figure.cell.value === undefined || priceBase === undefined) return []
  const plain: Benefit = {
    kind: 'CASHABLE',
    basis: 'GROSS',
    unit: figure.unit,
    priceBase,
    amount: given(figure),
  }
  return [{ referenceDate: valueOf(fact, 'referenceDate') ?? '', figure, plain }]
}

/** Expected benefits are below the first that were stated on the same price base. */
export const benefitsReduced: Rule = {
  code: 'BENEFITS_REDUCED',
  axis: 'COST_AND_BENEFIT',
  severity: 'MEDIUM',
  severityReason: 'Fewer benefits weaken the case; whether they fail it depends on the cost.',
  threshold: {
    value: 10,
    of: 'per cent below the first benefits on the same basis',
    reason: 'A choice of this project, the same as for growth of cost.',
  },
  evidence:
    'The share that is left in per cent, and the earliest and the latest benefits on one stated price base.',
  evaluate: ({ view, member, threshold }) => {
    const reports = reportsOf(view.state(member.id))
    const subject = 'benefits'
    const [latest] = reports.slice(-1).flatMap(benefitsIn)
    if (latest === undefined) {
      const note = 'the latest report states no benefits with their price base'
      return evaluated([{ subject, reason: 'NOT_PROVIDED', note }])
    }
    const alike = reports
      .flatMap(benefitsIn)
      .filter(({ plain }) => benefitsForecast(latest.plain, plain).value !== undefined)
    const [first] = alike
    if (first === undefined || alike.length < 2) {
      const note = 'no earlier benefits are on the same stated basis'
      return evaluated([{ subject, reason: 'INSUFFICIENT_HISTORY', note }])
    }
    const lost = ({ plain }: typeof latest) => 100 * (1 - (benefitsForecast(plain, first.plain).value ?? 1))
    if (lost(latest) <= threshold) return evaluated([])
    const [previous] = alike.slice(-2)
    const left = portfolioFigure({
      name: 'benefits-left',
      of: member.id,
      cell: { value: decimalText(100 - lost(latest)) },
      inputs: [first.figure, latest.figure],
      unit: 'PERCENT',
      period: latest.referenceDate,
    })
    const told = { code: 'BENEFITS_REDUCED', programme: member.id, subject } as const
    const less = toldNumber(told, 'lost', lost(latest), {
      unit: 'PERCENT',
      from: [first.figure, latest.figure],
    })
    return evaluated([
      {
        subject,
        says: [
          sentence`Benefits that ${member.name} expects are ${less} below those of ${periodOf(first.figure)}: ${latest.figure}, from ${first.figure}.`,
        ],
        since: firstOfRun(alike, (one) => lost(one) > threshold)?.referenceDate ?? latest.referenceDate,
        evidence: [left, first.figure, latest.figure],
        method: BENEFITS_FORECAST,
        travel: travelBy(previous && lost(latest) - lost(previous)),
      },
    ])
  },
}
