import { milestoneMove } from '../../../../gateway/methods/capacity/milestoneMove'

const TODAY = '2026-11-24'

describe('the move of a milestone', () => {
  it.each([
    // By the calendar: August to December, June to September, the end of one year to the end of the next.
    ['2026-08-28', '2026-12-11', 4],
    ['2027-06', '2027-09', 3],
    ['2028', '2029', 12],
    ['2027-Q3', '2027-Q2', -3],
    // A quarter ends in its third month.
    ['2027-06-30', '2027-Q4', 6],
  ])('from %s to a forecast of %s is %i months', (currentBaseline, forecast, months) => {
    expect(milestoneMove({ currentBaseline, forecast }, TODAY)).toMatchObject({ value: months, caveats: [] })
  })

  it('is to the actual date where it was met', () => {
    const dates = { currentBaseline: '2026-02-27', forecast: '2027-01', actual: '2026-03-20' }
    expect(milestoneMove(dates, TODAY).value).toBe(1)
  })

  it('is the least that it can be where the forecast has passed, or is not given and the plan has', () => {
    expect(milestoneMove({ currentBaseline: '2026-08', forecast: '2026-09' }, TODAY)).toMatchObject({
      value: 3,
      caveats: [{ code: 'STALE_FORECAST' }],
    })
    expect(milestoneMove({ currentBaseline: '2026-09-30' }, TODAY)).toMatchObject({
      value: 2,
      caveats: [{ code: 'OVERDUE_NO_FORECAST' }],
    })
  })

  it('is none, and says so, where no forecast is given and it is not due', () => {
    expect(milestoneMove({ currentBaseline: '2027' }, TODAY)).toMatchObject({
      value: 0,
      caveats: [{ code: 'NO_FORECAST' }],
    })
  })

  it('is refused without a current baseline', () => {
    expect(milestoneMove({ forecast: '2027' }, TODAY).refused?.reason).toBe('NOT_YET_BASELINED')
  })
})
