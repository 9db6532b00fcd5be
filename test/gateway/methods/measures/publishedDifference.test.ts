import { publishedDifference } from '../../../../gateway/methods/measures/publishedDifference'
import type { StatedTotal } from '../../../../gateway/methods/measures/publishedDifference'

const basis = {
  unit: 'GBP_MILLION',
  population: 'WHOLE_LIFE_COST',
  priceBase: '2024-25 real',
  horizon: '2034-35',
}
const total = (amount: StatedTotal['amount'], more: Partial<StatedTotal> = {}): StatedTotal => ({
  id: 'total',
  amount,
  ...basis,
  ...more,
})

test('is what was worked out less what was published, as far as its rounding tells', () => {
  const { value, n, caveats } = publishedDifference(total(1650), total(1700, { roundedTo: 100 }))
  expect(value).toEqual({ difference: -50, low: -100, high: 0 })
  expect([n, caveats]).toEqual([2, []])
})

test('is exact where nothing was rounded', () => {
  expect(publishedDifference(total(212.5), total(200)).value).toEqual({
    difference: 12.5,
    low: 12.5,
    high: 12.5,
  })
})

test.each([
  ['population', { unit: basis.unit, priceBase: basis.priceBase, horizon: basis.horizon }],
  ['priceBase', { ...basis, priceBase: 'nominal' }],
  ['horizon', { ...basis, horizon: '2031-32' }],
  ['unit', { ...basis, unit: 'GBP' }],
])('is refused where %s differs, unstated against stated too', (attribute, other) => {
  const result = publishedDifference(total(1650), { id: 'published', amount: 1700, ...other })
  expect(result.refused).toMatchObject({ reason: 'NOT_COMPARABLE', attributes: [attribute] })
})

test('is refused for the reason of whichever is missing', () => {
  const missing = { reason: 'WITHHELD_FOI' } as const
  expect(publishedDifference(total(missing), total(1700)).refused?.reason).toBe('WITHHELD_FOI')
  expect(publishedDifference(total(1650), total({ reason: 'NOT_PROVIDED' })).refused?.reason).toBe(
    'NOT_PROVIDED',
  )
})

test('says what neither states', () => {
  const bare = { id: 'x', unit: 'GBP_MILLION', population: 'WHOLE_LIFE_COST' }
  expect(publishedDifference({ ...bare, amount: 10 }, { ...bare, amount: 12 }).caveats).toEqual([
    { code: 'BASIS_UNSTATED', detail: 'priceBase' },
    { code: 'BASIS_UNSTATED', detail: 'horizon' },
  ])
})
