import {
  benefitsForecast,
  benefitsRealised,
  benefitsTotal,
} from '../../../../gateway/methods/delivery/benefits'
import type { Benefit } from '../../../../gateway/methods/delivery/benefits'

const benefit = (amount: Benefit['amount'], other: Partial<Benefit> = {}): Benefit => ({
  kind: 'CASHABLE',
  basis: 'GROSS',
  unit: 'GBP_MILLION',
  priceBase: 'nominal',
  amount,
  ...other,
})

test('realised is held against what was planned to date, forecast against the baseline', () => {
  expect(benefitsRealised(benefit(30), benefit(40)).value).toBe(0.75)
  expect(benefitsForecast(benefit(120), benefit(100)).value).toBe(1.2)
})

test('benefits of one kind add up', () => {
  expect(benefitsTotal([benefit(1), benefit(2)])).toMatchObject({ value: 3, n: 2 })
})

test.each([
  ['kinds', { kind: 'NON_CASHABLE' }, 'scope'],
  ['gross and net', { basis: 'NET' }, 'scope'],
  ['price bases', { priceBase: '2024-25 real' }, 'priceBase'],
  ['units', { unit: 'GBP' }, 'unit'],
] as const)('%s are never mixed', (_, other, attribute) => {
  for (const result of [
    benefitsTotal([benefit(1), benefit(2, other)]),
    benefitsForecast(benefit(1), benefit(2, other)),
  ]) {
    expect(result.refused).toMatchObject({ reason: 'NOT_COMPARABLE', attributes: [attribute] })
  }
})

test('what is missing is refused, never taken for nothing', () => {
  expect(benefitsTotal([benefit(1), benefit({ reason: 'WITHHELD' })]).refused?.reason).toBe('WITHHELD')
  expect(benefitsTotal([]).refused?.reason).toBe('NOT_PROVIDED')
  expect(benefitsRealised(benefit(1), benefit(0)).refused?.reason).toBe('NOT_APPLICABLE')
  expect(benefitsRealised(benefit({ reason: 'LATE' }), benefit(1)).refused?.reason).toBe('LATE')
})
