import { shortfallOf, shortfallOverTime } from '../../../../gateway/methods/capacity/shortfall'

const exactly = (value: number) => ({ value, low: value, high: value })
const missing = { reason: 'LATE' as const, note: 'due' }

describe('a shortfall', () => {
  it('is what is asked beyond what there is, the most against the least supply', () => {
    expect(shortfallOf(10, { value: 8, low: 7, high: 11 })).toEqual({ value: 2, low: 0, high: 3 })
    expect(shortfallOf(missing, exactly(1))).toBe(missing)
    expect(shortfallOf(1, missing)).toBe(missing)
  })
})

describe('shortfalls over time', () => {
  it('have a first month, a peak and a sum', () => {
    const months = [0, 2, 6, 5].map((short, i) => ({ month: `2026-0${i + 1}`, shortfall: exactly(short) }))
    expect(shortfallOverTime(months).value).toEqual({
      first: '2026-02',
      peak: exactly(6),
      personMonths: exactly(13),
    })
  })

  it('are of the months that are known, and say so', () => {
    const months = [
      { month: '2026-01', shortfall: missing },
      { month: '2026-02', shortfall: exactly(0) },
    ]
    const told = shortfallOverTime(months)
    expect(told.value).toEqual({ peak: exactly(0), personMonths: exactly(0) })
    expect(told.caveats).toEqual([{ code: 'INCOMPLETE', detail: '1 of 2 months' }])
  })

  it('are refused where no month is known, for its reason', () => {
    expect(shortfallOverTime([{ month: '2026-01', shortfall: missing }]).refused).toMatchObject({
      reason: 'LATE',
      detail: 'due',
    })
  })
})
