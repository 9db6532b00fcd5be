import { targetRecord } from '../../../../gateway/methods/verdicts/targetRecord'

const months = (values: readonly number[], target = 90) =>
  values.map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value, target }))

describe('target record', () => {
  it('counts the latest twelve months, each against its own target, with the exact interval of the share', () => {
    // Ten of twelve met. Clopper-Pearson 90%: qbeta(0.05, 10, 3) and qbeta(0.95, 11, 2) in R: 0.5619, 0.9695.
    const values = [89, 91, 92, 90, 93, 94, 95, 88, 91, 92, 93, 94]
    const { value, caveats, n } = targetRecord(months(values), 'HIGHER', 'MONTH')
    expect(value).toMatchObject({ from: '2025-01', to: '2025-12', met: 10, of: 12, missedInARow: 0 })
    expect(value?.lower).toBeCloseTo(0.5619, 4)
    expect(value?.upper).toBeCloseTo(0.9695, 4)
    // 1,102 over 12 less 90.
    expect(value?.meanGap).toBeCloseTo(1102 / 12 - 90, 12)
    expect([n, caveats]).toEqual([12, []])
  })

  it('is one-sided at none: the upper end of 0 of 12 is 1 - 0.05^(1/12)', () => {
    const { value } = targetRecord(months(Array(12).fill(80) as number[]), 'HIGHER', 'MONTH')
    expect([value?.met, value?.lower, value?.missedInARow]).toEqual([0, 0, 12])
    expect(value?.upper).toBeCloseTo(1 - 0.05 ** (1 / 12), 10)
  })

  it('turns round where lower is better', () => {
    const { value } = targetRecord(months([59, 61], 60), 'LOWER', 'MONTH')
    expect(value).toMatchObject({ met: 1, of: 2, meanGap: 0, missedInARow: 1 })
  })

  it('says that fewer periods than wanted are there, and leaves out those without a target', () => {
    const points = [
      { period: '2025-01', value: 50 },
      ...months([95]).map((one) => ({ ...one, period: '2025-02' })),
    ]
    const { value, caveats } = targetRecord(points, 'HIGHER', 'MONTH')
    expect(value).toMatchObject({ from: '2025-02', met: 1, of: 1 })
    expect(caveats).toEqual([{ code: 'SHORT_RECORD', detail: '1 of 12 periods' }])
  })

  it('refuses what has no target, and what is better in neither direction', () => {
    expect(targetRecord([{ period: '2025-01', value: 1 }], 'HIGHER', 'MONTH').refused?.reason).toBe(
      'NO_MEASURE',
    )
    expect(targetRecord(months([95]), 'NEITHER', 'MONTH').refused?.reason).toBe('NOT_APPLICABLE')
  })
})
