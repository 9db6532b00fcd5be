import type { Figure } from '../../../schema/facts/figures/figure'
import { absentFigure, figureOf, valueOf } from '../../../schema/facts/figures/figure'
import { dueDate } from '../../../schema/facts/calendar/calendar'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { reportsOf } from '../../../subgraphs/member/views/reports'
import type { Missing } from '../../methods/result'
import { absenceBy } from '../measures/readings'
import type { PortfolioView } from '../editions/view'

/** A report that a collection asked of a member for a day that has passed. */
export interface ExpectedReport {
  readonly collection: string
  readonly referenceDate: string
  /** The whole-life cost in it, which every report is asked for; or why there is no report. */
  readonly figure: Figure
  /** Whether it came, whatever is in it. */
  readonly came: boolean
  /** The last day on which it is in time, ISO; absent where the register does not say. */
  readonly due?: string
}

/** Why a report is not here. Without a due date nothing is ever late. */
function absence(
  view: PortfolioView,
  referenceDate: string,
  due: string | undefined,
  { until, newest }: { readonly until: string | undefined; readonly newest: string },
): Required<Missing> {
  if (until !== undefined && referenceDate > until)
    return { reason: 'LEFT_REPORTING', note: `reported until ${until}` }
  if (referenceDate < newest)
    return { reason: 'NOT_PROVIDED', note: `a later report came without ${referenceDate}` }
  if (due === undefined) return { reason: 'NOT_YET_DUE', note: 'when it is due is not registered' }
  return absenceBy(view, due)
}

/**
 * The reports that a member's collections have asked for, by collection and reference date. Nothing is
 * expected for a reference date whose publication is not held here.
 */
export function expectedReportsOf(view: PortfolioView, member: RegisteredMember): readonly ExpectedReport[] {
  return view.once(`expected-reports/${member.id}`, () => {
    const stated = new Map(
      reportsOf(view.state(member.id)).map((fact) => [valueOf(fact, 'referenceDate') ?? '', fact]),
    )
    const newest = [...stated.keys()].at(-1) ?? ''
    return Object.entries(member.expects.reports).flatMap(([collection, { from, until }]) => {
      const {
        referenceDates = [],
        notHeld = [],
        dueWorkingDays,
      } = view.register.collections[collection] ?? {}
      return referenceDates
        .filter((date) => date >= from && date <= view.day && !notHeld.includes(date))
        .map((referenceDate): ExpectedReport => {
          const due =
            dueWorkingDays === undefined
              ? undefined
              : dueDate(referenceDate, { ...view.register.calendar, returnsDueWorkingDays: dueWorkingDays })
          const fact = stated.get(referenceDate)
          const identity = {
            member: member.id,
            type: 'ProgrammeReport',
            key: `${collection}/${referenceDate}`,
            field: 'awaited',
          }
          const awaited = (): Figure => {
            const { reason, note } = absence(view, referenceDate, due, { until, newest })
            return {
              ...absentFigure(identity, 'NUMBER', 'GBP_MILLION', reason, note),
              period: referenceDate,
            }
          }
          return {
            collection,
            referenceDate,
            figure: fact === undefined ? awaited() : figureOf(fact, 'wholeLifeCost'),
            came: fact !== undefined,
            ...(due === undefined ? {} : { due }),
          }
        })
    })
  })
}
