import { plainSeries } from '../../measures/chart'
import { whyNot } from '../../../methods/result'
import { CONTINUITY, continuity } from '../../../methods/spc/continuity'
import { decimalText, portfolioFigure } from '../../computed'
import { seriesOf } from '../../measures/series'
import { chartedMeasures, chartTravel } from '../charts'
import type { Rule } from '../rule'
import { evaluated } from '../rule'

/** Since go-live a measure has been outside the limits of the months before it, on the worse side. */
export const serviceBelowPreMigration: Rule = {
  code: 'SERVICE_BELOW_PRE_MIGRATION',
  axis: 'SERVICE',
  severity: 'HIGH',
  severityReason: 'The Strategy promises that quality is held through migration.',
  evidence:
    'The figures worse than the limits frozen at go-live, and those limits; 12 months before it at least.',
  evaluate: ({ view, member }) => {
    const { goLive } = member
    if (goLive === undefined) {
      const note = 'no go-live is registered'
      return evaluated([{ subject: 'go-live', reason: 'NOT_APPLICABLE', note }])
    }
    return evaluated(
      chartedMeasures(view, member).map(({ measure, reading, chart }) => {
        const subject = `measure/${measure.id}`
        const { direction } = measure
        if (direction === 'NEITHER') return undefined
        const observed = [...seriesOf(view, member.id, measure.id).values()].filter(
          ({ version }) => version === reading.version,
        )
        const result = continuity(plainSeries(observed), goLive, direction)
        if (result.value === undefined) return { subject, ...whyNot(result) }
        const { worse, limits } = result.value
        const [first] = worse
        if (first === undefined) return undefined
        const figures = observed.filter(({ period }) => worse.includes(period)).map(({ figure }) => figure)
        const limit = portfolioFigure({
          name: 'pre-migration-limit',
          of: `${member.id}/${measure.id}`,
          cell: { value: decimalText(direction === 'HIGHER' ? limits.lower : limits.upper) },
          inputs: observed.map(({ figure }) => figure),
          unit: measure.unit,
        })
        return {
          subject,
          message: `${measure.name} has been worse than it ordinarily was before ${goLive} in ${worse.length} of ${result.value.since} periods since.`,
          since: first,
          evidence: [limit, ...figures],
          method: CONTINUITY,
          travel: chartTravel(chart),
          measure: measure.id,
        }
      }),
    )
  },
}
