import { wholeLifeCostChange } from '../../../../gateway/methods/measures/likeForLike'
import type { WholeLifeCost } from '../../../../gateway/methods/measures/likeForLike'

const cost = (
  id: string,
  amount: WholeLifeCost['amount'],
  other: Partial<WholeLifeCost> = {},
): WholeLifeCost => ({
  id,
  amount,
  unit: 'GBP_MILLION',
  ...other,
})
const real = { priceBase: '2024-25 real', horizon: '2034-35' }

test('is later minus earlier where the basis is the same', () => {
  const { value, n, caveats } = wholeLifeCostChange(
    cost('2024-03-31', 400, real),
    cost('2025-03-31', 500, real),
  )
  expect(value).toEqual({ difference: 100, percent: 25 })
  expect([n, caveats]).toEqual([2, [{ code: 'BASELINE_MOVEMENT' }]])
})

test.each([
  ['priceBase', { ...real, priceBase: 'nominal' }],
  ['horizon', { ...real, horizon: '2031-32' }],
  ['priceBase', { horizon: real.horizon }],
  ['unit', { ...real, unit: 'GBP' }],
])('is refused where %s differs, unstated against stated too', (attribute, other) => {
  const { refused } = wholeLifeCostChange(cost('2024-03-31', 400, real), cost('2025-03-31', 500, other))
  expect(refused).toMatchObject({ reason: 'NOT_COMPARABLE', attributes: [attribute] })
})

test('names every attribute that differs, and both sides', () => {
  const { refused } = wholeLifeCostChange(cost('2024-03-31', 400), cost('2025-03-31', 500, real))
  expect(refused?.attributes).toEqual(['priceBase', 'horizon'])
  expect(refused?.detail).toBe(
    'Not like for like: the costs differ in priceBase (unstated; 2024-25 real), horizon (unstated; 2034-35).',
  )
})

test('says so where neither side states its basis', () => {
  const { value, caveats } = wholeLifeCostChange(cost('2021-03-31', 100), cost('2022-03-31', 90))
  expect(value).toEqual({ difference: -10, percent: -10 })
  expect(caveats?.map(({ code, detail }) => [code, detail])).toEqual([
    ['BASELINE_MOVEMENT', undefined],
    ['BASIS_UNSTATED', 'priceBase'],
    ['BASIS_UNSTATED', 'horizon'],
  ])
})

test('states no percentage on a base of zero', () => {
  const { value, caveats } = wholeLifeCostChange(cost('a', 0, real), cost('b', 5, real))
  expect(value).toEqual({ difference: 5 })
  expect(caveats).toContainEqual({ code: 'ZERO_BASE' })
})

test('passes the reason of a missing amount on', () => {
  const withheld = cost('a', { reason: 'WITHHELD_FOI', note: 'Section 43(2)' })
  expect(wholeLifeCostChange(withheld, cost('b', 5)).refused).toMatchObject({
    reason: 'WITHHELD_FOI',
    detail: 'a: Section 43(2)',
  })
})
