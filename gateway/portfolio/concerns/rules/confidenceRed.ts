import type { DeliveryConfidence } from '../../../../schema/vocabulary/deliveryConfidence'
import { confidencesOf, latestConfidenceOf } from '../../../../subgraphs/member/views/confidence'
import { confidenceMovementOf } from '../../delivery/delivery'
import { periodOf, sentence } from '../../words/sentence'
import type { Rule, Travel } from '../rule'
import { evaluated, notEvaluatedFor } from '../rule'

const MOVEMENT_TRAVEL: Readonly<Record<string, Travel>> = {
  WORSENED: 'WORSENING',
  UNCHANGED: 'STEADY',
  IMPROVED: 'IMPROVING',
}

/** The ratings at the end that are all Red, oldest first; a date without a rating ends them. */
function redRun(ratings: readonly DeliveryConfidence[]): readonly DeliveryConfidence[] {
  const dates = [...new Set(ratings.map(({ referenceDate = '' }) => referenceDate))]
  const at = dates.map((date) => {
    const given = ratings.filter(({ referenceDate = '' }) => referenceDate === date)
    return given.find(({ rating }) => rating.cell.value !== undefined) ?? given[0]
  })
  const firstOther = at.findLastIndex((one) => one?.rating.cell.value !== 'RED')
  return at.slice(firstOther + 1).flatMap((one) => one ?? [])
}

/** The latest delivery confidence is Red, on whichever scale and by whichever rater. */
export const confidenceRed: Rule = {
  code: 'CONFIDENCE_RED',
  axis: 'DELIVERY',
  severity: 'HIGH',
  severityReason: 'Red says that successful delivery appears unachievable as things stand.',
  evidence: 'Every rating since it became Red without a break.',
  evaluate: ({ view, member }) => {
    const state = view.state(member.id)
    const latest = latestConfidenceOf(state)
    if (latest.rating.cell.value === undefined)
      return evaluated([notEvaluatedFor('confidence', latest.rating)])
    const run = redRun(confidencesOf(state))
    const [first] = run
    if (first === undefined) return evaluated([])
    const movement = confidenceMovementOf(view, member.id)
    return evaluated([
      {
        subject: 'confidence',
        says: [
          sentence`Delivery confidence in ${member.name} is ${latest.rating} at ${periodOf(latest.rating)}.`,
        ],
        since: first.referenceDate ?? '',
        evidence: run.map(({ rating }) => rating),
        method: { id: 'confidence-red', version: '1' },
        travel: MOVEMENT_TRAVEL[movement.figure.cell.value ?? ''] ?? 'NOT_KNOWN',
      },
    ])
  },
}
