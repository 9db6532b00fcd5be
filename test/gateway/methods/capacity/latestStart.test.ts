import { latestStart } from '../../../../gateway/methods/capacity/latestStart'

describe('the latest start', () => {
  it('is the first day of the month that is short, less the lead time, part of a day counting whole', () => {
    // 1 June 2026 less 100 days is 21 February; less 99.2 days it is so too.
    expect(latestStart('2026-06', 100, '2026-02-21').value).toEqual({ day: '2026-02-21', passed: false })
    expect(latestStart('2026-06', 99.2, '2026-02-22').value).toEqual({ day: '2026-02-21', passed: true })
  })

  it('is refused for a lead time of less than nothing', () => {
    expect(latestStart('2026-06', -1, '2026-02-21').refused?.reason).toBe('NOT_APPLICABLE')
  })
})
