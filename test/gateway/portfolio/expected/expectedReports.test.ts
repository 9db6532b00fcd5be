import type { Register, RegisteredMember } from '../../../../subgraphs/register/register'
import { coverageOf } from '../../../../gateway/portfolio/coverage/coverage'
import { unjudgedOf } from '../../../../gateway/portfolio/concerns/concerns'
import { expectedReportsOf } from '../../../../gateway/portfolio/expected/expectedReports'
import type { PortfolioView } from '../../../../gateway/portfolio/editions/view'
import { DATES, faultless, plantedRegister, plantedView } from '../../../support/planted'

const clean = faultless()
const withoutLast = { ...clean, reports: clean.reports.slice(0, -1) }

function planted(view: PortfolioView): RegisteredMember {
  const member = view.member('planted')
  if (member === undefined) throw new Error('planted is not registered')
  return member
}

const dated = (dueWorkingDays: number | undefined, more: object = {}): Partial<Register> => ({
  collections: {
    yearly: {
      referenceDates: DATES,
      notHeld: [],
      ...(dueWorkingDays === undefined ? {} : { dueWorkingDays }),
      ...more,
    },
  },
})

/** What is known of the last report expected, and of the yearly line of coverage. */
function last(instant: string, register: Partial<Register> = {}) {
  const view = plantedView(withoutLast, plantedRegister(register), instant)
  const line = coverageOf(view, planted(view)).lines.find(({ collection }) => collection === 'yearly')
  return { report: expectedReportsOf(view, planted(view)).at(-1), line, view }
}

describe('a report expected of a collection', () => {
  it('is in time to the end of the day it is due, and late on the next', () => {
    // Thirty working days from Tuesday 31 March 2026 end on Tuesday 12 May.
    expect(last('2026-05-12T23:59:59.000Z')).toMatchObject({
      report: {
        due: '2026-05-12',
        came: false,
        figure: { cell: { reason: 'NOT_YET_DUE', note: 'due on 2026-05-12' } },
      },
      line: { expected: 2, provided: 2, notYetDue: 1, missing: [] },
    })
    expect(last('2026-05-13T00:00:00.000Z')).toMatchObject({
      report: { figure: { cell: { reason: 'LATE' } } },
      line: { expected: 3, provided: 2, notYetDue: 0, missing: [{ reason: 'LATE', count: 1 }] },
    })
  })

  it('is never late where no due date is registered, and the rule says that it cannot judge', () => {
    const { report, line, view } = last('2030-01-01T00:00:00.000Z', dated(undefined))
    expect(report?.figure.cell).toEqual({
      reason: 'NOT_YET_DUE',
      note: 'no due date is registered, so that it does not fall due',
    })
    expect(line).toMatchObject({ notYetDue: 1, missing: [] })
    const told = unjudgedOf(view, planted(view)).filter(({ code }) => code === 'RETURN_LATE')
    expect(told).toMatchObject([{ subject: 'return/yearly', reason: 'NOT_PROVIDED' }])
  })

  it('is not expected where the publication is not held, and the rule says so', () => {
    const { report, view } = last('2026-07-20T00:00:00.000Z', dated(30, { notHeld: ['2026-03-31'] }))
    expect(report?.referenceDate).toBe('2025-03-31')
    const told = unjudgedOf(view, planted(view)).filter(({ code }) => code === 'RETURN_LATE')
    expect(told).toMatchObject([{ subject: 'return/yearly/2026-03-31', reason: 'UNAVAILABLE' }])
  })

  it('is passed over where a later one came', () => {
    const view = plantedView({ ...clean, reports: clean.reports.filter((_, i) => i !== 1) })
    expect(expectedReportsOf(view, planted(view)).map(({ figure }) => figure.cell.reason)).toEqual([
      undefined,
      'NOT_PROVIDED',
      undefined,
    ])
  })
})
