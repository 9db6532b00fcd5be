import { dueDate, isOverdue } from '../../../../schema/facts/calendar/calendar'

// England and Wales bank holidays of Christmas 2026 and Easter 2026, as announced on GOV.UK.
const holidays = new Set(['2026-12-25', '2026-12-28', '2027-01-01', '2026-04-03', '2026-04-06'])
const calendar = (returnsDueWorkingDays: number) => ({ holidays, returnsDueWorkingDays })

describe('when a return is due', () => {
  it('counts working days from the day after the period ends', () => {
    // 2026-10-31 is a Saturday: the first working day after it is Monday 2 November.
    expect(dueDate('2026-10-31', calendar(1))).toBe('2026-11-02')
    expect(dueDate('2026-10-31', calendar(15))).toBe('2026-11-20')
  })

  it('passes over bank holidays', () => {
    expect(dueDate('2026-03-31', calendar(3))).toBe('2026-04-07')
    expect(dueDate('2026-12-24', calendar(1))).toBe('2026-12-29')
  })

  it('is the end of the period where no days are agreed', () => {
    expect(dueDate('2026-10-31', calendar(0))).toBe('2026-10-31')
  })

  it('lasts to the end of the due date', () => {
    expect(isOverdue('2026-11-20', '2026-11-20T23:59:59.999Z')).toBe(false)
    expect(isOverdue('2026-11-20', '2026-11-21T00:00:00.000Z')).toBe(true)
  })
})
