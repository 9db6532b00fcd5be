import fc from 'fast-check'

import { ATTRIBUTES, comparability, describeDifferences } from '../../../gateway/methods/comparability'
import type { Attribute } from '../../../gateway/methods/comparability'

test('the same attributes are comparable, stated or unstated on all sides', () => {
  const attributes = { unit: 'PERCENT', definitionVersion: '2' }
  expect(
    comparability([
      { id: 'a', attributes },
      { id: 'b', attributes },
    ]),
  ).toEqual({ comparable: true, differences: [] })
})

test('names each attribute that differs, with what each side states', () => {
  const verdict = comparability([
    { id: 'a', attributes: { unit: 'GBP_MILLION', priceBase: '2023-24 real' } },
    { id: 'b', attributes: { unit: 'GBP_MILLION' } },
  ])
  expect(verdict).toEqual({
    comparable: false,
    differences: [{ attribute: 'priceBase', values: [{ id: 'a', value: '2023-24 real' }, { id: 'b' }] }],
  })
  expect(describeDifferences(verdict.differences)).toBe('priceBase (2023-24 real; unstated)')
})

test('looks only at the attributes that matter', () => {
  const sides = [
    { id: 'a', attributes: { unit: 'DAYS', period: '2026-01' } },
    { id: 'b', attributes: { unit: 'DAYS', period: '2026-02' } },
  ]
  expect(comparability(sides, ['unit']).comparable).toBe(true)
  expect(comparability(sides).comparable).toBe(false)
})

test('the verdict does not depend on the order of the sides', () => {
  const side = fc.record({
    id: fc.string(),
    attributes: fc.dictionary(
      fc.constantFrom(...(Object.keys(ATTRIBUTES) as Attribute[])),
      fc.constantFrom('x', 'y'),
    ),
  })
  fc.assert(
    fc.property(fc.array(side, { maxLength: 5 }), (sides) => {
      const names = (order: typeof sides) =>
        comparability(order).differences.map(({ attribute }) => attribute)
      expect(names([...sides].reverse())).toEqual(names(sides))
    }),
  )
})
