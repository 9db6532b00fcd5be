import { monthsLater, needDate } from '../../../../gateway/methods/capacity/needDate'
import { computed, refused } from '../../../../gateway/methods/result'

const MOVE = { id: 'milestone-move', version: '1' }

describe('a date months later', () => {
  it.each([
    ['2026-06-30', 4, '2026-10-30'],
    // 2027 is no leap year: its February ends on the 28th. 2028 is one.
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2027-01-29', -2, '2026-11-29'],
    ['2026-10', 3, '2027-01'],
    ['2027-Q1', 6, '2027-Q3'],
    ['2027-Q4', 1, '2027-11'],
    ['2028', 12, '2029'],
    ['2028', -5, '2027-08'],
  ])('%s and %i months is %s', (text, months, later) => {
    expect(monthsLater(text, months)).toBe(later)
  })
})

describe('a need', () => {
  it('moves as many months as its milestone, with the caveats of the move', () => {
    const caveats = [{ code: 'STALE_FORECAST' }] as const
    expect(needDate('2026-10', computed(MOVE, 2, 3, caveats))).toEqual({
      method: { id: 'need-date', version: '1' },
      value: '2027-01',
      n: 3,
      caveats,
    })
  })

  it('is refused for the reason that the move is', () => {
    expect(needDate('2026-10', refused(MOVE, 'NOT_YET_BASELINED')).refused?.reason).toBe('NOT_YET_BASELINED')
  })
})
