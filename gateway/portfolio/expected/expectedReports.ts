import type { ExpectedReturn } from '../../../schema/facts/calendar/expectedReturn'
import { dueOf, expectedPeriods, hasLeftBy } from '../../../schema/facts/calendar/expectedReturn'
import type { Figure } from '../../../schema/facts/figures/figure'
import { absentFigure, figureOf, valueOf } from '../../../schema/facts/figures/figure'
import { reportsOf } from '../../../subgraphs/member/views/reports'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import type { PortfolioView } from '../editions/view'
import { absenceOf } from './absence'

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

/** What one collection asks of a member, and the days whose publication is not held here. */
interface Collection {
  readonly collection: string
  readonly asked: ExpectedReturn
  readonly notHeld: ExpectedReturn
}

function collectionsOf({ register }: PortfolioView, { expects }: RegisteredMember): readonly Collection[] {
  return Object.entries(expects.reports).map(([collection, { from, until }]) => {
    const { referenceDates = [], notHeld = [], dueWorkingDays } = register.collections[collection] ?? {}
    const calendar =
      dueWorkingDays === undefined
        ? undefined
        : { ...register.calendar, returnsDueWorkingDays: dueWorkingDays }
    const asked = { since: from, until, calendar }
    return {
      collection,
      asked: { ...asked, every: referenceDates.filter((date) => !notHeld.includes(date)) },
      notHeld: { ...asked, every: notHeld },
    }
  })
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
    return collectionsOf(view, member).flatMap(({ collection, asked }) =>
      expectedPeriods(asked, view.day).map((referenceDate): ExpectedReport => {
        const due = dueOf(asked, referenceDate)
        const fact = stated.get(referenceDate)
        const identity = {
          member: member.id,
          type: 'ProgrammeReport',
          key: `${collection}/${referenceDate}`,
          field: 'awaited',
        }
        const awaited = (): Figure => {
          const passedOver =
            referenceDate < newest ? `a later report came without ${referenceDate}` : undefined
          const sought = { member: member.id, type: 'ProgrammeReport', period: referenceDate } as const
          const { reason, note } = absenceOf(view, asked, sought, passedOver)
          return {
            ...absentFigure(identity, 'GBP_MILLION', { reason, note }),
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
      }),
    )
  })
}

/** A reference date of a collection whose publication is not held here. */
export interface NotHeld {
  readonly collection: string
  readonly referenceDate: string
}

/** Lists the reference dates for which nobody here can say whether a member's report was late. */
export function reportsNotHeld(view: PortfolioView, member: RegisteredMember): readonly NotHeld[] {
  return collectionsOf(view, member).flatMap(({ collection, asked, notHeld }) =>
    expectedPeriods(notHeld, view.day)
      .filter((date) => !hasLeftBy(asked, date))
      .map((referenceDate) => ({ collection, referenceDate })),
  )
}
