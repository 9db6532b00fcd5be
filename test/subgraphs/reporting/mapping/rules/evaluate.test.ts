import type { FieldKind } from '../../../../../schema/facts/records/records'
import { comparedAs, holds } from '../../../../../subgraphs/reporting/mapping/rules/evaluate'
import { parseExpression } from '../../../../../subgraphs/reporting/mapping/rules/expression'

const KINDS: Record<string, FieldKind> = {
  cost: 'NUMBER',
  base: 'NUMBER',
  start: 'DATE',
  end: 'DATE',
  unit: 'CODE',
}

function check(source: string, values: Record<string, string> = {}, tolerance = '0'): boolean | undefined {
  const comparison = parseExpression(source)
  return holds(
    comparison,
    comparedAs(comparison, (field) => KINDS[field]),
    (field) => values[field],
    tolerance,
  )
}

describe('whether a rule holds', () => {
  it('is worked out exactly', () => {
    expect(check('cost + 0.2 == 0.3', { cost: '0.1' })).toBe(true)
    expect(check('cost == base / 3 * 3', { cost: '1', base: '1' }, '0.000001')).toBe(true)
    expect(check('-cost < base - (2 - 1)', { cost: '3', base: '-1' })).toBe(true)
    expect(check('cost != base', { cost: '1.0', base: '1' })).toBe(false)
  })

  it('allows the tolerance, and no more', () => {
    expect(check('cost == base', { cost: '101.5', base: '100' }, '1.5')).toBe(true)
    expect(check('cost == base', { cost: '101.51', base: '100' }, '1.5')).toBe(false)
    expect(check('cost <= base', { cost: '101.5', base: '100' }, '1.5')).toBe(true)
    expect(check('cost >= base', { cost: '98.4', base: '100' }, '1.5')).toBe(false)
    expect(check('cost < base', { cost: '100', base: '100' })).toBe(false)
    expect(check('cost > base', { cost: '100', base: '100' })).toBe(false)
  })

  it('is not known where an input is missing or a divisor is nought', () => {
    expect(check('cost >= base', { cost: '1' })).toBeUndefined()
    expect(check('cost / base > 1', { cost: '1', base: '0.00' })).toBeUndefined()
  })

  it('compares dates as the spans they are', () => {
    expect(check('end >= start', { start: '2026-03-31', end: '2029' })).toBe(true)
    expect(check('end >= start', { start: '2026-03-31', end: '2025-Q4' })).toBe(false)
    expect(check('end >= start', { start: '2026-03-31', end: '2026' })).toBeUndefined()
    expect(check('end > start', { start: '2026', end: '2026' })).toBe(false)
    expect(check('end == start', { start: '2026', end: '2027' })).toBe(false)
    expect(check('end != start', { start: '2026', end: '2027' })).toBe(true)
    expect(check("end < '2030-01-01'", { end: '2029-12' })).toBe(true)
  })

  it('compares words as equal or not', () => {
    expect(check("unit == 'PERCENT'", { unit: 'PERCENT' })).toBe(true)
    expect(check("unit != 'PERCENT'", { unit: 'PERCENT' })).toBe(false)
  })
})

describe('what cannot be compared', () => {
  it.each([
    ['cost > start', 'compares a number with a date'],
    ['start + 1 > end', 'calculates with something that is not a number'],
    ["unit > 'A'", 'orders words; words can only be equal or not'],
    ['price > 1', 'names "price", which is no field of the record'],
    ["cost == 'one'", 'compares a number with words'],
  ])('%s', (source, fault) => {
    expect(() => check(source)).toThrow(new SyntaxError(fault))
  })
})
