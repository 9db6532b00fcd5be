import { requirePartialDate } from '../../../../base/dates/partialDate'
import { numberOf } from '../../../../schema/facts/figures/figure'
import { LATEST_START } from '../../../methods/capacity/latestStart'
import type { ClusterOutlook } from '../../outlook/cluster'
import { outlooksIn } from '../../outlook/outlook'
import { displayOf } from '../../../../schema/facts/words/display'
import { codeInWords } from '../../../../schema/facts/words/code'
import { rangeOf, sentence } from '../../words/sentence'
import { dayAfter } from '../milestoneBaselines'
import type { Finding, NotEvaluated, Rule } from '../rule'
import { evaluated, notEvaluatedFor } from '../rule'

function judge(
  name: string,
  { profession, firstShortfall, peakShortfall, peakByChance, starts, opening }: ClusterOutlook,
  threshold: number,
): Finding | NotEvaluated | undefined {
  const subject = `profession/${profession}`
  const peak = numberOf(peakShortfall.figure)
  if (peak === undefined) return notEvaluatedFor(subject, peakShortfall.figure)
  const first = firstShortfall.figure.cell.value
  if (first === undefined || peak < threshold) return undefined
  const [recruit, contract] = starts
  if (recruit === undefined || contract === undefined) return undefined
  const latest = recruit.latestStart.figure
  if (latest.cell.value === undefined) return notEvaluatedFor(subject, latest)
  if (recruit.state.cell.value !== 'PASSED') return undefined
  const contracts = contract.latestStart.figure.cell.value
  const byContract =
    contracts === undefined
      ? sentence`how long a contract takes is not known`
      : contract.state.cell.value === 'PASSED'
        ? sentence`for contracts it passed on ${contract.latestStart.figure}`
        : sentence`contracts may begin until ${contract.latestStart.figure}`
  const range = peakByChance()
  const isExact = range === undefined || displayOf(range.low) === displayOf(range.high)
  const chances = isExact ? '' : sentence` (${rangeOf(range.low, range.high)} with eight chances in ten)`
  return {
    subject,
    says: [
      sentence`${name} will be short in ${codeInWords(profession).toLowerCase()} from ${firstShortfall.figure}, by ${peakShortfall.figure} at the peak${chances}.`,
      sentence`The last day to begin to recruit was ${latest}; ${byContract}.`,
    ],
    since: dayAfter(requirePartialDate(latest.cell.value)),
    evidence: [
      firstShortfall.figure,
      peakShortfall.figure,
      latest,
      contract.latestStart.figure,
      ...(range === undefined ? [] : [range.low, range.high]),
      ...opening.map(({ inPost }) => inPost),
    ],
    method: LATEST_START,
    travel: 'NOT_KNOWN',
  }
}

/** People will be missing sooner than anybody recruited from today on could be there. */
export const shortfallInsideLeadTime: Rule = {
  code: 'SHORTFALL_INSIDE_LEAD_TIME',
  axis: 'CAPACITY',
  severity: 'HIGH',
  together: 'professions will be short before anybody recruited now could be there',
  severityReason: 'Nobody recruited from today on will be there when the plan needs them.',
  threshold: {
    value: 1,
    of: 'full-time equivalents missing at the peak',
    reason: 'Returns are in halves of a post, and less than one person is within what they round.',
  },
  evidence:
    'The first month that is short, the peak, the latest start of recruitment and of contracting, and who was last in post.',
  evaluate: ({ view, member, threshold }) => {
    const outlooks = outlooksIn(view, member.id)
    return evaluated(outlooks.map((one) => judge(member.name, one, threshold)))
  },
}
