import type { Fact, Figure } from '../../../../schema/facts/figures/figure'
import { figureOf, numberOf, valueOf } from '../../../../schema/facts/figures/figure'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import { basisOf, wholeLifeCostChange, WHOLE_LIFE_COST_CHANGE } from '../../../methods/measures/likeForLike'
import type { WholeLifeCost } from '../../../methods/measures/likeForLike'
import { decimalText, given, portfolioFigure } from '../../computed'
import { wholeLifeCostChangeOf } from '../../delivery/delivery'
import { periodOf, sentence } from '../../words/sentence'
import type { Rule } from '../rule'
import { evaluated, firstOfRun, travelBy } from '../rule'

interface StatedCost {
  readonly referenceDate: string
  readonly figure: Figure
  readonly plain: WholeLifeCost
}

/** The cost in a report. What does not state its price base may have grown by inflation alone: it is left out. */
function costIn(fact: Fact): readonly StatedCost[] {
  const figure = figureOf(fact, 'wholeLifeCost')
  const { unit, basis } = figure
  const referenceDate = valueOf(fact, 'referenceDate') ?? ''
  if (figure.cell.value === undefined || basis.priceBase === undefined) return []
  const plain = { id: referenceDate, amount: given(figure), ...basisOf({ unit, ...basis }) }
  return [{ referenceDate, figure, plain }]
}

/** Names the prices that a cost is stated in. */
const pricesOf = ({ priceBase = '' }: WholeLifeCost) => `${priceBase} prices`

/** Whole-life cost is above the first that was stated on the same price base and horizon. */
export const costGrown: Rule = {
  code: 'COST_GROWN',
  axis: 'COST_AND_BENEFIT',
  severity: 'HIGH',
  severityReason: 'Beyond its threshold growth calls the business case into question.',
  threshold: {
    value: 10,
    of: 'per cent above the first cost on the same basis',
    reason: 'A choice of this project: small re-estimates do not reach it.',
  },
  evidence:
    'The growth in per cent, and the earliest and the latest cost on one stated price base and horizon.',
  evaluate: ({ view, member, threshold }) => {
    const reports = reportsOf(view.state(member.id))
    const subject = 'whole-life-cost'
    const [latest] = reports.slice(-1).flatMap(costIn)
    if (latest === undefined) {
      const note = 'the latest report states no whole-life cost with its price base'
      return evaluated([{ subject, reason: 'NOT_PROVIDED', note }])
    }
    const alike = reports
      .flatMap(costIn)
      .filter(({ plain }) => wholeLifeCostChange(plain, latest.plain).value !== undefined)
    const [first] = alike
    if (first === undefined || alike.length < 2) {
      const note = 'no earlier cost is on the same stated basis'
      return evaluated([{ subject, reason: 'INSUFFICIENT_HISTORY', note }])
    }
    const growth = ({ plain }: StatedCost) => wholeLifeCostChange(first.plain, plain).value?.percent ?? 0
    const percent = growth(latest)
    if (percent <= threshold) return evaluated([])
    const grown = portfolioFigure({
      name: 'whole-life-cost-growth',
      of: member.id,
      cell: { value: decimalText(percent) },
      inputs: [first.figure, latest.figure],
      unit: 'PERCENT',
      period: latest.referenceDate,
    })
    return evaluated([
      {
        subject,
        says: [
          sentence`Whole-life cost of ${member.name} is ${grown} above that of ${periodOf(first.figure)}: ${latest.figure}, from ${first.figure}, both in ${pricesOf(first.plain)}.`,
        ],
        since: firstOfRun(alike, (cost) => growth(cost) > threshold)?.referenceDate ?? latest.referenceDate,
        evidence: [grown, first.figure, latest.figure],
        method: WHOLE_LIFE_COST_CHANGE,
        travel: travelBy(numberOf(wholeLifeCostChangeOf(view, member.id).figure)),
      },
    ])
  },
}
