import type { CapabilityRating } from '../../../../schema/vocabulary/capability'
import { capabilitiesOf, latestCapabilitiesOf } from '../../../../subgraphs/member/views/capability'
import { codeInWords } from '../../../../schema/facts/words/code'
import { sentence } from '../../words/sentence'
import type { Finding, NotEvaluated, Rule, Travel } from '../rule'
import { evaluated, firstOfRun, notEvaluatedFor } from '../rule'

const METHOD = { id: 'capability-rating', version: '1' }

const isRed = ({ cell }: CapabilityRating['now']) => cell.value === 'RED'

function travelOf({ now, future }: CapabilityRating): Travel {
  if (now.cell.value === undefined || future.cell.value === undefined) return 'NOT_KNOWN'
  if (isRed(now) && isRed(future)) return 'STEADY'
  return isRed(now) ? 'IMPROVING' : 'WORSENING'
}

function judge(
  name: string,
  rating: CapabilityRating,
  history: readonly CapabilityRating[],
): Finding | NotEvaluated | undefined {
  const { capability, now, future, narrative } = rating
  const subject = `capability/${capability}`
  const red = [now, future].filter(isRed)
  if (red.length === 0) {
    const missing = [now, future].find(({ cell }) => cell.reason !== undefined)
    return missing === undefined ? undefined : notEvaluatedFor(subject, missing)
  }
  const own = history.filter((one) => one.capability === capability)
  const first = firstOfRun(own, (one) => isRed(one.now) || isRed(one.future))
  const when = red.length === 2 ? 'now and in future' : isRed(now) ? 'now' : 'in future'
  return {
    subject,
    says: [sentence`${name} rates its capability in ${codeInWords(capability).toLowerCase()} red ${when}.`],
    since: first?.referenceDate ?? rating.referenceDate,
    evidence: [now, future, ...(narrative.cell.value === undefined ? [] : [narrative])],
    method: METHOD,
    travel: travelOf(rating),
  }
}

/** The latest rating of a named capability is red, as it is or as it is expected to become. */
export const capabilityRed: Rule = {
  code: 'CAPABILITY_RED',
  axis: 'CAPACITY',
  severity: 'MEDIUM',
  together: 'capabilities are rated red',
  severityReason:
    'The programme rates itself, and one capability among ten: what it stops shows as a shortfall or in confidence.',
  evidence: 'The rating now and the one expected, and what the programme says of them.',
  evaluate: ({ view, member }) => {
    const state = view.state(member.id)
    const history = capabilitiesOf(state)
    return evaluated(latestCapabilitiesOf(state).map((rating) => judge(member.name, rating, history)))
  },
}
