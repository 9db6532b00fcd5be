import { recruitmentTime } from '../../../../gateway/methods/capacity/recruitmentTime'

test('is the P80 of campaigns, lengthened by those that fail', () => {
  expect(recruitmentTime([40, 50, 60, 70, 80], 65).value).toEqual({ days: 72, basis: 'CAMPAIGNS' })
  expect(recruitmentTime([40, 50, 60, 70, 80], 65, 0.6).value?.days).toBeCloseTo(120, 12)
})

test('without campaigns is the limit of monthly averages, and says so', () => {
  const { value, caveats } = recruitmentTime([], 65)
  expect([value, caveats]).toEqual([{ days: 65, basis: 'MONTHLY_LIMIT' }, [{ code: 'LIMIT_OF_AVERAGES' }]])
})

test('is refused with neither', () => {
  expect(recruitmentTime([], undefined).refused?.reason).toBe('NOT_PROVIDED')
  expect(() => recruitmentTime([40], 65, 0)).toThrow(RangeError)
})
