import { spendVariance } from '../../../../gateway/methods/delivery/costVariance'

test('is spend less plan, positive being more', () => {
  expect(spendVariance(105, 100).value).toEqual({ difference: 5, percent: 5 })
  expect(spendVariance(-90, -100).value).toEqual({ difference: 10, percent: 10 })
})

test('is refused without a plan, or where either is missing', () => {
  expect(spendVariance(5, 0).refused?.reason).toBe('NOT_APPLICABLE')
  expect(spendVariance({ reason: 'WITHHELD_FOI' }, 100).refused?.reason).toBe('WITHHELD_FOI')
  expect(spendVariance(100, { reason: 'NOT_PROVIDED' }).refused?.reason).toBe('NOT_PROVIDED')
})
