import { ASSURANCE } from '../../../methods/spc/xmr'
import { chartedMeasures, chartTravel, sincePeriod } from '../charts'
import type { Rule } from '../rule'
import { evaluated, notEvaluatedFor } from '../rule'

/** The limits of a measure lie wholly on the wrong side of its target. */
export const targetConsistentlyFailed: Rule = {
  code: 'TARGET_CONSISTENTLY_FAILED',
  axis: 'SERVICE',
  severity: 'HIGH',
  severityReason: 'Left as it is, the process will go on missing its target: only a change of it can help.',
  evidence: 'The assurance of the chart, the target, and the latest figure; 13 values at least.',
  evaluate: ({ view, member }) =>
    evaluated(
      chartedMeasures(view, member).map((charted) => {
        const { chart, measure, reading } = charted
        const { value } = chart.assurance.cell
        const subject = `measure/${measure.id}`
        if (value === undefined) return notEvaluatedFor(subject, chart.assurance)
        if (value !== 'CONSISTENT_FAIL') return undefined
        return {
          subject,
          message: `${measure.name} will not meet its target of ${reading.target.cell.value ?? ''} as it stands.`,
          since: sincePeriod(view, charted, (then) => then.assurance.value === 'CONSISTENT_FAIL'),
          evidence: [chart.assurance, reading.target, reading.figure],
          method: ASSURANCE,
          travel: chartTravel(chart),
          measure: measure.id,
        }
      }),
    ),
}
