import { latestConfidenceOf } from '../../../../subgraphs/member/views/confidence'
import { confidenceMovementOf } from '../../delivery/delivery'
import { periodOf, sentence } from '../../words/sentence'
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
    const { referenceDate = '', rating } = latestConfidenceOf(view.state(member.id))
    return evaluated([
      {
        subject: 'confidence',
        says: [sentence`Delivery confidence in ${member.name} fell to ${rating} at ${periodOf(rating)}.`],
        since: referenceDate,
        evidence: [figure, ...inputs],
        method,
        travel: 'WORSENING',
      },
    ])
  },
}
