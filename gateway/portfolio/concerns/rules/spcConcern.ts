import { VARIATION } from '../../../methods/spc/xmr'
import { chartedMeasures, sincePeriod } from '../charts'
import type { Rule } from '../rule'
import { evaluated, notEvaluatedFor } from '../rule'

/** The latest point of a measure is a special cause for the worse. */
export const spcConcern: Rule = {
  code: 'SPC_CONCERN',
  axis: 'SERVICE',
  severity: 'MEDIUM',
  severityReason: 'Something has changed, and chance alone says so now and then.',
  evidence: 'The variation of the chart, and the latest figure; 13 values at least.',
  signals: true,
  evaluate: ({ view, member }) =>
    evaluated(
      chartedMeasures(view, member).map((charted) => {
        const { chart, measure, reading } = charted
        const { value } = chart.variation.cell
        const subject = `measure/${measure.id}`
        if (value === undefined) return notEvaluatedFor(subject, chart.variation)
        if (!value.startsWith('CONCERN')) return undefined
        const signal = chart.result.value?.points.at(-1)?.signal?.rule ?? ''
        return {
          subject,
          message: `${measure.name} shows a special cause for the worse (${signal}) at ${reading.period}.`,
          since: sincePeriod(view, charted, (then) => then.variation.value?.startsWith('CONCERN') ?? false),
          evidence: [chart.variation, reading.figure],
          method: VARIATION,
          travel: 'WORSENING',
          measure: measure.id,
        }
      }),
    ),
}
