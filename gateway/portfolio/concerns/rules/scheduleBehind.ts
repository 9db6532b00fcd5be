import { isoDay, previousPartialDate, requirePartialDate } from '../../../../base/dates/partialDate'
import type { Figure } from '../../../../schema/facts/figures/figure'
import { milestonesOf } from '../../../../subgraphs/member/views/milestones'
import { latestOf } from '../../../../subgraphs/member/views/reports'
import { milestoneSchedule } from '../../../methods/milestones/milestoneSchedule'
import { EARNED_SCHEDULE } from '../../../methods/delivery/earnedSchedule'
import { whyNot } from '../../../methods/result'
import { datesOf, decimalText, portfolioFigure } from '../../computed'
import { sentence } from '../../words/sentence'
import type { Finding, NotEvaluated, Rule, RuleContext } from '../rule'
import { evaluated, travelBy } from '../rule'

/** Last days of the months before a day, newest first. */
function monthEndsBefore(day: string, count: number): readonly string[] {
  const ends: string[] = []
  let month = requirePartialDate(day.slice(0, 7))
  for (let i = 0; i < count; i += 1) {
    month = previousPartialDate(month)
    ends.push(isoDay(month.last))
  }
  return ends
}

const MONTHS_BACK = 120

function against(
  name: 'original' | 'current',
  start: Figure,
  { view, member, threshold }: RuleContext,
): Finding | NotEvaluated | undefined {
  const milestones = milestonesOf(view.state(member.id))
  const baseline = (one: (typeof milestones)[number]) =>
    name === 'original' ? one.originalBaseline : one.currentBaseline
  const dated = milestones.map((one) => datesOf({ baseline: baseline(one), actual: one.actual }))
  const indexAt = (day: string) => milestoneSchedule(dated, start.cell.value ?? day, day)
  const subject = `schedule/${name}`
  const day = view.day
  const result = indexAt(day)
  if (result.value === undefined) return { subject, ...whyNot(result) }
  const { index } = result.value
  if (index === undefined || index >= threshold) return undefined
  const before = monthEndsBefore(day, MONTHS_BACK).map((end) => ({ end, index: indexAt(end).value?.index }))
  const inTime = before.findIndex((one) => one.index === undefined || one.index >= threshold)
  const since = inTime <= 0 ? day : (before[inTime - 1]?.end ?? day)
  const earlier = before[2]?.index
  const inputs = [
    start,
    ...milestones.flatMap((one) =>
      baseline(one).cell.value === undefined ? [] : [baseline(one), one.actual],
    ),
  ]
  const speed = portfolioFigure({
    name: `schedule-performance-index/${name}`,
    of: member.id,
    cell: { value: decimalText(index) },
    inputs,
    unit: 'COUNT',
  })
  return {
    subject,
    says: [sentence`${member.name} meets its milestones at ${speed} of the speed of the ${name} baseline.`],
    since,
    evidence: [speed, ...inputs],
    method: EARNED_SCHEDULE,
    travel: travelBy(earlier === undefined ? undefined : earlier - index),
  }
}

/** SPI(t) over the milestones lies below its threshold, by the original or the current baseline. */
export const scheduleBehind: Rule = {
  code: 'SCHEDULE_BEHIND',
  axis: 'DELIVERY',
  severity: 'MEDIUM',
  severityReason: 'An index over counted milestones is a summary; the milestones themselves say more.',
  threshold: {
    value: 0.8,
    of: 'SPI(t), the share of the planned speed',
    reason: 'Below 0.8 the whole takes a quarter longer than planned.',
  },
  evidence:
    'SPI(t), the start, and the baseline and actual date of each milestone; eight milestones at least.',
  evaluate: (context) => {
    const start = latestOf(context.view.state(context.member.id), 'approvedStart')
    if (start.cell.value === undefined) {
      const reason = start.cell.reason ?? 'NOT_PROVIDED'
      return evaluated([{ subject: 'schedule', reason, note: 'no approved start date is known' }])
    }
    return evaluated([against('original', start, context), against('current', start, context)])
  },
}
