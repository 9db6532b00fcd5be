import { censoredReferenceClass, referenceClass } from '../../../../gateway/methods/delivery/referenceClass'

const RATIOS = [1, 1.05, 1.1, 1.2, 1.25, 1.4, 1.6, 2, 2.5]

// R: quantile type 7 of these nine ratios, on 400 days.
test('applies quantiles of past overruns to this baseline', () => {
  const { value, n } = referenceClass(RATIOS, 400, 9)
  expect(value?.p50).toEqual({ uplift: 0.25, amount: 500 })
  expect(value?.p80.amount).toBeCloseTo(704, 9)
  expect(value?.p90.amount).toBeCloseTo(840, 9)
  expect(n).toBe(9)
})

test('below ten cases shows the cases and no percentile', () => {
  expect(referenceClass(RATIOS, 400).refused).toMatchObject({
    reason: 'INSUFFICIENT_HISTORY',
    detail: '9 cases; a percentile needs 10. Show the cases.',
  })
  expect(referenceClass([], 400, 0).refused?.reason).toBe('INSUFFICIENT_HISTORY')
})

describe('with cases that have not ended', () => {
  // Ten cases that ended at 1.1 to 2 times their baseline, and six between them that were last seen running.
  const ended = [1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2].map((ratio) => ({
    ratio,
    ended: true,
    approved: ratio,
  }))
  const running = [1.05, 1.15, 1.25, 1.35, 1.45, 1.55].map((ratio) => ({ ratio, ended: false, approved: 1 }))

  // By hand: 14/15 * 12/13 * 10/11 * 8/9 * 6/7 is 0.597 at 1.5, and times 4/5 it is 0.477 at 1.6.
  it('tells a percentile while ten are at risk, and else what it exceeds', () => {
    const { value, n, method } = censoredReferenceClass([...ended, ...running], 100)
    // Fifteen, thirteen and eleven are at risk at 1.1, 1.2 and 1.3; nine at 1.4.
    expect(value?.toldUpTo).toBeCloseTo(130, 9)
    expect(value?.p50).toEqual({
      uplift: expect.closeTo(0.3, 9),
      amount: expect.closeTo(130, 9),
      isMoreThan: true,
    })
    expect(value?.p50Interval).toBeUndefined()
    expect([n, method.id]).toEqual([16, 'reference-class-censored'])
  })

  it('finds the P50 with enough cases, wherever the others stand', () => {
    const twice = [...ended, ...running].flatMap((one) => [one, one])
    // The product above passes one half at 1.6, where ten are at risk.
    const { value } = censoredReferenceClass(twice, 100)
    expect(value?.p50).toMatchObject({ amount: expect.closeTo(160, 9), isMoreThan: false })
    expect(value?.p80).toMatchObject({ amount: expect.closeTo(160, 9), isMoreThan: true })
    expect(value?.p50Interval?.lower).toBeLessThan(160)
  })

  it('goes by the cases that took longer than this one has already', () => {
    const twice = [...ended, ...running].flatMap((one) => [one, one])
    const fresh = censoredReferenceClass(twice, 100)
    expect(censoredReferenceClass(twice, 100, 99)).toEqual(fresh)
    const after = censoredReferenceClass(twice, 100, 140)
    // 12 of 14 go on at 1.5 and 8 of 10 at 1.6; one half is passed at 1.8 only, with six at risk.
    expect(after).toMatchObject({ n: 16, value: { p50: { isMoreThan: true } } })
    expect(after.value?.toldUpTo).toBeCloseTo(160, 9)
    expect(censoredReferenceClass(twice, 100, 170).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  })

  it('gives the other reading: every approved end holds', () => {
    const { value } = censoredReferenceClass([...ended, ...running], 100)
    // Six of 1 and ten of 1.1 to 2: type 7 at 0.5 lies half way between the eighth and the ninth.
    expect(value?.ifApprovedEndsHold?.p50.amount).toBeCloseTo(125, 9)
    const { value: late } = censoredReferenceClass([...ended, ...running], 100, 101)
    expect(late?.ifApprovedEndsHold?.p50.amount).toBeCloseTo(155, 9)
  })

  it('refuses a class in which ten are at risk at no end', () => {
    expect(censoredReferenceClass(running, 100).refused).toMatchObject({
      reason: 'INSUFFICIENT_HISTORY',
      detail: '6 cases took longer; a percentile needs 10 at risk when one ends.',
    })
    expect(censoredReferenceClass([], 100).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  })
})
