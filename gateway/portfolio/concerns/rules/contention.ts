import type { Figure } from '../../../../schema/facts/figures/figure'
import { numberOf } from '../../../../schema/facts/figures/figure'
import { CONTENTION } from '../../../methods/capacity/contention'
import type { ContendedMonth } from '../../outlook/contention'
import type { ProfessionOutlook } from '../../outlook/outlook'
import { outlookOf } from '../../outlook/outlook'
import { codeInWords } from '../../../../schema/facts/words/code'
import { sentence } from '../../words/sentence'
import { toldDate, toldNumber } from '../told'
import type { Finding, NotEvaluated, Rule } from '../rule'
import { evaluated } from '../rule'

const use = ({ utilisation }: ContendedMonth) => numberOf(utilisation) ?? 0

function judge(
  { profession, contended, clusters }: ProfessionOutlook,
  programme: string,
  threshold: number,
): Finding | NotEvaluated | undefined {
  const subject = `pool/${profession}`
  const own = clusters.find((one) => one.programme === programme)
  const asked = contended.months().filter((month) => month.clusters.includes(programme))
  const over = asked.filter((month) => use(month) > threshold)
  const [first] = over
  if (first === undefined || own === undefined) {
    const unknown = asked.find(({ state }) => state.cell.reason !== undefined)
    const { reason, note } = unknown?.state.cell ?? {}
    return reason === undefined ? undefined : { subject, reason, note: `${unknown?.period}: ${note ?? ''}` }
  }
  const peak = over.reduce((most, month) => (use(month) > use(most) ? month : most), first)
  const shown = new Set([first, peak])
  const demands = own
    .months()
    .flatMap(({ period, demand }): readonly Figure[] =>
      [...shown].some((month) => month.period === period) ? [demand] : [],
    )
  const who = [...new Set(over.flatMap((month) => month.clusters))]
  const told = { code: 'CONTENTION', programme, subject } as const
  const rest = { from: over.map(({ utilisation }) => utilisation) }
  const clustersAsking = toldNumber(told, 'clusters', who.length, rest)
  const months = toldNumber(told, 'months', over.length, { ...rest, unit: 'MONTHS' })
  const from = toldDate(told, 'from', first.period, rest.from)
  return {
    subject,
    says: [
      sentence`${codeInWords(profession)}: ${clustersAsking} clusters together ask for up to ${peak.utilisation} of the shared pool, in ${months} from ${from} on.`,
    ],
    since: first.period,
    evidence: [
      ...[...shown].flatMap(({ pool, demand, utilisation }) => [pool, demand, utilisation]),
      ...demands,
    ],
    method: CONTENTION,
    travel: 'NOT_KNOWN',
  }
}

/** In some month to come the clusters together, this one among them, ask for more than the shared pool has. */
export const contention: Rule = {
  code: 'CONTENTION',
  axis: 'CAPACITY',
  severity: 'MEDIUM',
  together: 'professions are asked for beyond the shared pool',
  shared: 'BY_SUBJECT',
  severityReason:
    'Whoever is served first goes without harm: it takes an agreement, and is nobody’s failing.',
  threshold: {
    value: 100,
    of: 'per cent of the shared pool asked for in a month',
    reason: 'More than there is cannot be lent to everybody.',
  },
  evidence:
    'The pool, what all ask of it and what this one does, in the first such month and in the worst. `since` is the first.',
  evaluate: ({ view, member, threshold }) => {
    if (member.kind !== 'cluster') return evaluated([])
    return evaluated(outlookOf(view).professions.map((one) => judge(one, member.id, threshold)))
  },
}
