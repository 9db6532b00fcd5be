import { requirePeriod } from '../../../../base/dates/period'
import { benefitYearsOf } from '../../../../subgraphs/member/views/benefitYears'
import { benefitsRealisedOf, benefitsToDate } from '../../delivery/benefits'
import type { BenefitsToDate } from '../../delivery/benefits'
import { sentence } from '../../words/sentence'
import { toldDate } from '../told'
import type { Finding, NotEvaluated, Rule, RuleContext } from '../rule'
import { evaluated, firstOfRun, notEvaluatedFor, travelBy } from '../rule'

const shareIn = ({ share }: BenefitsToDate) => Number(share.figure.cell.value ?? Number.NaN)

function behind(
  { view, member, threshold }: RuleContext,
  now: BenefitsToDate,
): Finding | NotEvaluated | undefined {
  const { kind, planned, realised, share, through } = now
  const subject = `benefits/${kind}`
  if (share.figure.cell.value === undefined || through === undefined)
    return notEvaluatedFor(subject, share.figure)
  const short = (one: BenefitsToDate) => 100 - shareIn(one) > threshold
  if (!short(now)) return undefined
  // Each year judged by what it and those before it make up: nothing after it.
  const history = benefitYearsOf(view.state(member.id))
    .filter((year) => year.kind === kind && year.period <= through)
    .map(({ period }) => benefitsToDate(view, member.id, kind, requirePeriod(period).end))
  const told = { code: 'BENEFITS_BEHIND_PROFILE', programme: member.id, subject } as const
  const until = toldDate(told, 'through', through, [share.figure])
  const since = firstOfRun(history, short)
  const [before] = history.slice(-2, -1)
  return {
    subject,
    says: [
      sentence`${kind === 'CASHABLE' ? 'Cashable' : 'Non-cashable'} benefits of ${member.name} up to ${until} are ${share.figure} of what was planned by then: ${realised.figure} of ${planned.figure}.`,
    ],
    since: since?.through ?? through,
    evidence: [share.figure, realised.figure, planned.figure, ...share.inputs],
    method: share.method,
    travel: travelBy(before && shareIn(before) - shareIn(now)),
  }
}

/** Benefits realised to date are below their profile to date. */
export const benefitsBehindProfile: Rule = {
  code: 'BENEFITS_BEHIND_PROFILE',
  axis: 'COST_AND_BENEFIT',
  severity: 'MEDIUM',
  severityReason: 'What comes late may still come; the profile says by when it was to be had.',
  threshold: {
    value: 10,
    of: 'per cent below the profile to date',
    reason: 'A choice of this project, the same as for benefits that are reduced.',
  },
  evidence:
    'The share realised in per cent, both sums to date, and every year in them; cashable and non-cashable apart.',
  evaluate: (context) => {
    const kinds = new Set(benefitYearsOf(context.view.state(context.member.id)).map(({ kind }) => kind))
    const each = benefitsRealisedOf(context.view, context.member.id).filter(({ kind }) => kinds.has(kind))
    if (each.length > 0) return evaluated(each.map((one) => behind(context, one)))
    const note = 'no profile of benefits was returned'
    return evaluated([{ subject: 'benefits', reason: 'NOT_PROVIDED', note }])
  },
}
