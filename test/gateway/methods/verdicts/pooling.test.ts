import { atLatestPrecision, pooledForCases, pooledTo } from '../../../../gateway/methods/verdicts/pooling'

const month = (period: string, value: number, denominator?: number) => ({
  period,
  value,
  ...(denominator === undefined ? {} : { numerator: (value * denominator) / 100, denominator }),
})

describe('pooling of periods', () => {
  it('weights months by their cases in the quarter that they make up in full', () => {
    // (90 * 10 + 80 * 30 + 70 * 60) / 100 = 75.
    const points = [
      month('2025-01', 90, 10),
      month('2025-02', 80, 30),
      month('2025-03', 70, 60),
      month('2025-04', 99, 5),
    ]
    expect(pooledTo(points, 'QUARTER')).toEqual([
      { period: '2025-Q1', value: 75, numerator: 75, denominator: 100 },
    ])
  })

  it('takes the plain mean where one month does not say its cases', () => {
    const points = [month('2025-01', 90, 10), month('2025-02', 80), month('2025-03', 70, 60)]
    expect(pooledTo(points, 'QUARTER')).toEqual([{ period: '2025-Q1', value: 80 }])
  })

  it('takes a whole quarter that was returned as it is, and the latest target of its months', () => {
    expect(pooledTo([month('2025-01', 90), { period: '2025-Q1', value: 85 }], 'QUARTER')).toEqual([
      { period: '2025-Q1', value: 85 },
    ])
    const aimed = [1, 2, 3].map((i) => ({ ...month(`2025-0${i}`, 90), target: 80 + i }))
    expect(pooledTo(aimed, 'QUARTER')).toEqual([{ period: '2025-Q1', value: 90, target: 83 }])
  })

  it('brings months before quarters into the same phase', () => {
    const points = [
      month('2025-01', 90),
      month('2025-02', 80),
      month('2025-03', 70),
      { period: '2025-Q2', value: 60 },
    ]
    expect(atLatestPrecision(points)).toEqual({
      points: [
        { period: '2025-Q1', value: 80 },
        { period: '2025-Q2', value: 60 },
      ],
      precision: 'QUARTER',
      pooled: true,
      fewCases: false,
    })
  })

  it('opens a phase where a finer frequency begins, and leaves out what was coarser', () => {
    const points = [{ period: '2024-Q4', value: 50 }, month('2025-01', 90), month('2025-02', 80)]
    expect(atLatestPrecision(points)).toMatchObject({
      points: points.slice(1),
      opensAt: '2025-01',
      pooled: false,
    })
  })

  it('pools few cases to quarters and then to years, until the median has thirty', () => {
    const year = (cases: number) =>
      atLatestPrecision(
        Array.from({ length: 12 }, (_, i) => month(`2025-${String(i + 1).padStart(2, '0')}`, 80, cases)),
      )
    expect(pooledForCases(year(30))).toMatchObject({ precision: 'MONTH', fewCases: false })
    expect(pooledForCases(year(10))).toMatchObject({ precision: 'QUARTER', fewCases: true })
    const [whole] = pooledForCases(year(9)).points
    expect(whole).toMatchObject({ period: '2025', value: 80, denominator: 108 })
  })

  it('leaves a series alone that does not say its cases, and an empty one', () => {
    const silent = atLatestPrecision([month('2025-01', 90)])
    expect(pooledForCases(silent)).toBe(silent)
    expect(atLatestPrecision([])).toEqual({ points: [], precision: 'MONTH', pooled: false, fewCases: false })
  })
})
