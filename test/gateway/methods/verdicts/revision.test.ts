import { revisionOf } from '../../../../gateway/methods/verdicts/revision'

const OPTIONS = {
  direction: 'HIGHER',
  precision: 'MONTH',
  unit: 'PERCENT',
  sigma: 1,
  fewCases: false,
} as const

const months = (values: readonly number[]) =>
  values.map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value, target: 90 }))

describe('restated values', () => {
  it('are none where every value is what it was', () => {
    const points = months([95, 95])
    expect(revisionOf(points, new Map([['2025-01', 95]]), OPTIONS)).toBeUndefined()
    expect(revisionOf(points, new Map(), OPTIONS)).toBeUndefined()
  })

  it('are counted with the mean of new less old', () => {
    const before = new Map([
      ['2025-01', 94],
      ['2025-02', 92],
    ])
    // (95 - 94 + 95 - 92) / 2 = 2.
    expect(revisionOf(months([95, 95, 95]), before, OPTIONS)).toEqual({
      periods: ['2025-01', '2025-02'],
      meanChange: 2,
    })
  })

  it('say that a concern closed because the past was restated, not because the service changed', () => {
    // Three in a row missed by five sigma are HIGH from September on; restated, none is missed.
    const points = months(Array(12).fill(95) as number[])
    const before = new Map(points.slice(-6).map(({ period }) => [period, 85]))
    expect(revisionOf(points, before, OPTIONS)?.closed).toEqual({ severity: 'HIGH', at: '2025-09' })
  })
})
