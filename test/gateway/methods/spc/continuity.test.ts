import { continuity } from '../../../../gateway/methods/spc/continuity'

const month = (i: number) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
const series = (values: readonly number[]) => values.map((value, i) => ({ period: month(i), value }))
const BEFORE = [99, 98, 99, 98, 99, 98, 99, 98, 99, 98, 99, 98]

test('holds values since go-live against the limits before it', () => {
  const { value, n } = continuity(series([...BEFORE, 98, 90, 110]), '2025-01-15', 'HIGHER')
  expect(value?.limits.lower).toBeCloseTo(98.5 - 2.66, 12)
  expect([value?.worse, value?.better, value?.since, n]).toEqual([['2025-02'], ['2025-03'], 3, 12])
})

test('the month of go-live is before it only if it ended before', () => {
  const { value, n } = continuity(series([...BEFORE, 90, 98]), '2025-01', 'HIGHER')
  expect([value?.worse, n]).toEqual([['2025-01'], 12])
})

test('worse is above the limits where lower is better', () => {
  expect(continuity(series([...BEFORE, 110]), '2025-01', 'LOWER').value?.worse).toEqual(['2025-01'])
})

test('is not applicable before go-live, and needs twelve values that vary', () => {
  expect(continuity(series(BEFORE), '2026-01', 'HIGHER').refused?.reason).toBe('NOT_APPLICABLE')
  expect(continuity(series(BEFORE), '2024-12', 'HIGHER').refused?.reason).toBe('INSUFFICIENT_HISTORY')
  const constant = series([...BEFORE.map(() => 100), 90])
  expect(continuity(constant, '2025-01', 'HIGHER').refused?.reason).toBe('NOT_APPLICABLE')
})
