import type { ExpectedReturn } from '../../../../schema/facts/calendar/expectedReturn'
import {
  dueOf,
  expectedPeriods,
  hasLeftBy,
  lastMonthDue,
} from '../../../../schema/facts/calendar/expectedReturn'

const calendar = { holidays: new Set(['2026-12-25', '2026-12-28', '2027-01-01']), returnsDueWorkingDays: 15 }
const monthly: ExpectedReturn = { every: 'MONTH', since: '2026-09', until: '2026-12', calendar }
const yearly: ExpectedReturn = {
  every: ['2024-03-31', '2025-03-31', '2026-03-31'],
  since: '2025-03-31',
  until: '2025-12-31',
}

describe('a return that is expected', () => {
  it('is asked for month by month from the first, a later one in a first month known by its day', () => {
    expect(expectedPeriods(monthly, '2026-11')).toEqual(['2026-09', '2026-10', '2026-11'])
    expect(expectedPeriods({ ...monthly, since: '2026-10-15' }, '2026-11')).toEqual(['2026-10', '2026-11'])
    expect(expectedPeriods(monthly, '2026-08')).toEqual([])
  })

  it('is asked for the days listed between the first and the last', () => {
    expect(expectedPeriods(yearly, '2026-03-31')).toEqual(['2025-03-31', '2026-03-31'])
    expect(expectedPeriods(yearly, '2026-03-30')).toEqual(['2025-03-31'])
    expect(expectedPeriods({ ...yearly, since: '2024' }, '2025')).toEqual(['2024-03-31'])
  })

  it('is left after the period with which it ends, and never where it goes on', () => {
    expect(hasLeftBy(monthly, '2026-12')).toBe(false)
    expect(hasLeftBy(monthly, '2027-01')).toBe(true)
    expect(hasLeftBy(yearly, '2026-03-31')).toBe(true)
    expect(hasLeftBy({ ...yearly, until: undefined }, '2999-03-31')).toBe(false)
  })

  it('is due some working days after its period ends, or nobody knows when', () => {
    expect(dueOf(monthly, '2026-10')).toBe('2026-11-20')
    expect(dueOf(yearly, '2026-03-31')).toBeUndefined()
  })

  it('was last due for the newest month whose due date has passed', () => {
    expect(lastMonthDue(calendar, '2026-11-20')).toBe('2026-09')
    expect(lastMonthDue(calendar, '2026-11-21')).toBe('2026-10')
  })
})
