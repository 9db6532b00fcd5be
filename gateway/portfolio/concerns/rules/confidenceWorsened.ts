import { latestConfidenceOf } from '../../../../subgraphs/member/views/confidence'
import { confidenceMovementOf } from '../../delivery/delivery'
import type { Rule } from '../rule'
import { evaluated, notEvaluatedFor } from '../rule'

/** Confidence fell between neighbouring reference dates, on one scale, by one rater. */
export const confidenceWorsened: Rule = {
  code: 'CONFIDENCE_WORSENED',
  axis: 'DELIVERY',
  severity: 'MEDIUM',
  severityReason: 'One step down may be ordinary; where it ends at Red the other rule says so.',
  evidence: 'The two ratings, the later of them lower; never across scales, raters or a missing date.',
  evaluate: ({ view, member }) => {
    const { figure, inputs, method } = confidenceMovementOf(view, member.id)
    if (figure.cell.value === undefined) return evaluated([notEvaluatedFor('confidence', figure)])
    if (figure.cell.value !== 'WORSENED') return evaluated([])
    const { referenceDate = '' } = latestConfidenceOf(view.state(member.id))
    return evaluated([
      {
        subject: 'confidence',
        message: `Delivery confidence fell at ${referenceDate}.`,
        since: referenceDate,
        evidence: [figure, ...inputs],
        method,
        travel: 'WORSENING',
      },
    ])
  },
}
