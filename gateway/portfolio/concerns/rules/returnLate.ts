import { requirePartialDate } from '../../../../base/dates/partialDate'
import { dueOf } from '../../../../schema/facts/calendar/expectedReturn'
import type { MissingReason } from '../../../../schema/facts/figures/missing'
import type { RegisteredMember } from '../../../../subgraphs/register/register'
import type { ExpectedReport } from '../../expected/expectedReports'
import { expectedReportsOf, reportsNotHeld } from '../../expected/expectedReports'
import { measureReturn } from '../../expected/measureReturn'
import { lastEndedMonth } from '../../expected/serviceReturn'
import { readingOf } from '../../measures/readings'
import type { PortfolioView } from '../../editions/view'
import { dayAfter, today } from '../milestoneBaselines'
import { sentence } from '../../words/sentence'
import { toldDate, toldNumber } from '../told'
import type { Finding, NotEvaluated, Rule, RuleContext } from '../rule'
import { evaluated } from '../rule'

const METHOD = { id: 'reporting-calendar', version: '2' }

function inService({ view, member, threshold }: RuleContext): Finding | undefined {
  const day = today(view)
  const late = member.expects.service.flatMap((id) => {
    const measure = view.measures.get(id)
    if (measure === undefined) return []
    const { awaited, figure } = readingOf(view, member.id, measure)
    if (awaited?.cell.reason !== 'LATE') return []
    const period = awaited.period ?? ''
    const dueDay = dueOf(measureReturn(view, member.id), period)
    if (dueDay === undefined) return []
    const due = requirePartialDate(dueDay)
    return day.first - due.last > threshold ? [{ awaited, figure, period, due }] : []
  })
  const [earliest] = [...late].sort((a, b) => a.period.localeCompare(b.period))
  if (earliest === undefined) return undefined
  const told = { code: 'RETURN_LATE', programme: member.id, subject: 'return/service' } as const
  const from = late.map((one) => one.awaited)
  const period = toldDate(told, 'period', earliest.period, from)
  const due = toldDate(told, 'due', earliest.due.text, from)
  const awaited = toldNumber(told, 'awaited', late.length, { from })
  return {
    subject: told.subject,
    says: [
      sentence`The service return of ${member.name} for ${period} was due on ${due}; ${awaited} ${late.length === 1 ? 'measure is' : 'measures are'} awaited.`,
    ],
    since: dayAfter(earliest.due),
    evidence: late.flatMap(({ awaited, figure }) => (awaited === figure ? [awaited] : [awaited, figure])),
    method: METHOD,
    travel: earliest.period < lastEndedMonth(view) ? 'WORSENING' : 'NOT_KNOWN',
  }
}

/** The reports of one collection that are late, oldest first, with the last that came. */
function inCollection(
  { view, member, threshold }: RuleContext,
  collection: string,
  expected: readonly ExpectedReport[],
): Finding | NotEvaluated | undefined {
  const subject = `return/${collection}`
  const missing = expected.filter(({ came, figure }) => !came && figure.cell.reason !== 'LEFT_REPORTING')
  const undated = missing.find(({ due, figure }) => due === undefined && figure.cell.reason === 'NOT_YET_DUE')
  if (undated !== undefined) {
    const note = `when the return of ${collection} for ${undated.referenceDate} is due is not registered`
    return { subject, reason: 'NOT_PROVIDED', note }
  }
  const day = today(view)
  const late = missing.flatMap((report) => {
    if (report.figure.cell.reason !== 'LATE' || report.due === undefined) return []
    const due = requirePartialDate(report.due)
    return day.first - due.last > threshold ? [{ ...report, due }] : []
  })
  const [earliest] = late
  if (earliest === undefined) return undefined
  const last = expected.findLast(({ came }) => came)
  const told = { code: 'RETURN_LATE', programme: member.id, subject } as const
  const from = late.map(({ figure }) => figure)
  const reference = toldDate(told, 'reference-date', earliest.referenceDate, from)
  const due = toldDate(told, 'due', earliest.due.text, from)
  return {
    subject,
    says: [sentence`The ${collection} return of ${member.name} for ${reference} was due on ${due}.`],
    since: dayAfter(earliest.due),
    evidence: [...late.map(({ figure }) => figure), ...(last === undefined ? [] : [last.figure])],
    method: METHOD,
    travel: late.length > 1 ? 'WORSENING' : 'NOT_KNOWN',
  }
}

/** Reference dates of whose publication nothing is held: whether a return was late nobody here can say. */
function notHeld(view: PortfolioView, member: RegisteredMember): readonly NotEvaluated[] {
  return reportsNotHeld(view, member).map(({ collection, referenceDate }) => ({
    subject: `return/${collection}/${referenceDate}`,
    reason: 'UNAVAILABLE',
    note: `what was published of ${collection} for ${referenceDate} is not held here`,
  }))
}

/** Returns that are due and are not here for a reason of ours, or of what came: nobody has missed a deadline. */
function unread({ view, member }: RuleContext, expected: readonly ExpectedReport[]): readonly NotEvaluated[] {
  const awaited = member.expects.service.flatMap((id) => {
    const measure = view.measures.get(id)
    const next = measure && readingOf(view, member.id, measure).awaited
    return next === undefined ? [] : [{ subject: `return/service/${id}`, cell: next.cell }]
  })
  const reports = expected.map(({ collection, referenceDate, figure, came }) => ({
    subject: `return/${collection}/${referenceDate}`,
    cell: came ? {} : figure.cell,
  }))
  return [...awaited, ...reports].flatMap(({ subject, cell: { reason, note = '' } }: Unread) =>
    reason === 'UNAVAILABLE' || reason === 'REFUSED' ? [{ subject, reason, note }] : [],
  )
}

interface Unread {
  readonly subject: string
  readonly cell: { readonly reason?: MissingReason; readonly note?: string }
}

/** A return of the service measures, or to a collection, was due and has not come. */
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
  evidence:
    'The figures awaited, and the last that came of the same. A collection whose due dates are not registered is not judged.',
  evaluate: (context) => {
    const { view, member } = context
    const expected = expectedReportsOf(view, member)
    return evaluated([
      inService(context),
      ...Object.keys(member.expects.reports).map((collection) =>
        inCollection(
          context,
          collection,
          expected.filter((report) => report.collection === collection),
        ),
      ),
      ...notHeld(view, member),
      ...unread(context, expected),
    ])
  },
}
