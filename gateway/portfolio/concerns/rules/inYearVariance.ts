import { figureOf, numberOf, valueOf } from '../../../../schema/facts/figures/figure'
import { reportsOf } from '../../../../subgraphs/member/views/reports'
import { spendVariance, SPEND_VARIANCE } from '../../../methods/delivery/costVariance'
import { decimalText, given, portfolioFigure } from '../../computed'
import { magnitude, sentence } from '../../words/sentence'
import type { Rule } from '../rule'
import { evaluated } from '../rule'

/** Forecast spend of the year differs from its baseline by more than a threshold, either way. */
export const inYearVariance: Rule = {
  code: 'IN_YEAR_VARIANCE',
  axis: 'COST_AND_BENEFIT',
  severity: 'MEDIUM',
  severityReason: 'Underspend is as often delay as it is saving.',
  threshold: {
    value: 5,
    of: 'per cent of the baseline of the year, either way',
    reason: 'The annual publication asks departments to explain variances beyond 5%.',
  },
  evidence:
    'The variance in per cent, worked out from forecast and baseline where both are there, else as stated.',
  evaluate: ({ view, member, threshold }) => {
    const latest = reportsOf(view.state(member.id)).at(-1)
    if (latest === undefined) return evaluated([])
    const baseline = figureOf(latest, 'yearBaseline')
    const forecast = figureOf(latest, 'yearForecast')
    const stated = figureOf(latest, 'yearVariance')
    const percent = spendVariance(given(forecast), given(baseline)).value?.percent ?? numberOf(stated)
    const referenceDate = valueOf(latest, 'referenceDate') ?? ''
    if (percent === undefined) {
      const reason = stated.cell.reason ?? 'NOT_PROVIDED'
      return evaluated([{ subject: 'year', reason, note: 'neither the variance nor its parts are given' }])
    }
    if (Math.abs(percent) <= threshold) return evaluated([])
    const inputs = [forecast, baseline, stated].filter(({ cell }) => cell.value !== undefined)
    const variance = portfolioFigure({
      name: 'in-year-variance',
      of: `${member.id}/${referenceDate}`,
      cell: { value: decimalText(percent) },
      inputs,
      unit: 'PERCENT',
      period: referenceDate,
    })
    return evaluated([
      {
        subject: 'year',
        says: [
          sentence`${member.name} forecasts spending ${magnitude(variance)} ${percent > 0 ? 'above' : 'below'} its baseline for the year.`,
        ],
        since: referenceDate,
        evidence: [variance, ...inputs],
        method: SPEND_VARIANCE,
        travel: 'NOT_KNOWN',
      },
    ])
  },
}
