import { requirePeriod } from '../../../../schema/facts/period'
import { dueDate } from '../../../../subgraphs/reporting/calendar'
import { dayAfter } from '../milestoneBaselines'
import { requirePartialDate } from '../../comparison/partialDate'
import { lastEndedMonth, readingOf } from '../../readings'
import type { Rule } from '../rule'
import { evaluated } from '../rule'

/** A service return was due and has not come. */
export const returnLate: Rule = {
  code: 'RETURN_LATE',
  axis: 'REPORTING',
  severity: 'HIGH',
  severityReason: 'Whoever does not report cannot be judged on anything else, and must not gain by it.',
  threshold: {
    value: 0,
    of: 'days past the due date of the reporting calendar',
    reason: 'The calendar already grants the working days agreed.',
  },
  evidence: 'The figures awaited, and the last that came of the same measures.',
  evaluate: ({ view, member, threshold }) => {
    const day = requirePartialDate(view.edition.instant.slice(0, 10))
    const late = member.expects.service.flatMap((id) => {
      const measure = view.measures.get(id)
      if (measure === undefined) return []
      const { awaited, figure } = readingOf(view, member.id, measure)
      if (awaited?.cell.reason !== 'LATE') return []
      const period = awaited.period ?? ''
      const due = requirePartialDate(dueDate(requirePeriod(period).end, view.register.calendar))
      return day.first - due.last > threshold ? [{ awaited, figure, period, due }] : []
    })
    const [earliest] = [...late].sort((a, b) => a.period.localeCompare(b.period))
    if (earliest === undefined) return evaluated([])
    return evaluated([
      {
        subject: 'return/service',
        message: `The service return for ${earliest.period} was due on ${earliest.due.text}; ${late.length} measures are awaited.`,
        since: dayAfter(earliest.due),
        evidence: late.flatMap(({ awaited, figure }) => (awaited === figure ? [awaited] : [awaited, figure])),
        method: { id: 'reporting-calendar', version: '1' },
        travel: earliest.period < lastEndedMonth(view) ? 'WORSENING' : 'NOT_KNOWN',
      },
    ])
  },
}
