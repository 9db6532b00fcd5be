import { changeOnPreviousPeriod } from '../../../../gateway/methods/measures/change'
import type { Reading } from '../../../../gateway/methods/measures/change'

const reading = (period: string, value: Reading['value'], other: Partial<Reading> = {}): Reading => ({
  period,
  value,
  unit: 'PERCENT',
  definitionVersion: '1',
  ...other,
})

test('is latest minus previous, with the caveat that two points say little', () => {
  const { value, n, caveats } = changeOnPreviousPeriod(
    reading('2026-01', 92),
    reading('2025-12', 94.5),
    'HIGHER',
  )
  expect(value).toEqual({ difference: -2.5, direction: 'WORSE', previousPeriod: '2025-12' })
  expect([n, caveats]).toEqual([2, [{ code: 'TWO_POINT' }]])
})

test.each([
  ['HIGHER', 95, 'BETTER'],
  ['LOWER', 95, 'WORSE'],
  ['NEITHER', 95, 'NEITHER'],
  ['LOWER', 94, 'SAME'],
] as const)('with %s better, from 94 to %d is %s', (better, latest, direction) => {
  expect(
    changeOnPreviousPeriod(reading('2026-Q1', latest), reading('2025-Q4', 94), better).value?.direction,
  ).toBe(direction)
})

test('does not bridge a gap', () => {
  expect(changeOnPreviousPeriod(reading('2026-03', 1), reading('2026-01', 1), 'HIGHER').refused?.reason).toBe(
    'INSUFFICIENT_HISTORY',
  )
  expect(changeOnPreviousPeriod(reading('2026-03', 1), undefined, 'HIGHER').refused?.detail).toBe(
    'There is no reading of 2026-02, the period before 2026-03.',
  )
})

test('is refused across definition versions and units, with both named', () => {
  const previous = reading('2026-02', 1, { unit: 'DAYS', definitionVersion: '0' })
  expect(changeOnPreviousPeriod(reading('2026-03', 1), previous, 'HIGHER').refused).toMatchObject({
    reason: 'NOT_COMPARABLE',
    attributes: ['unit', 'definitionVersion'],
  })
})

test('passes the reason of a missing value on', () => {
  const late = reading('2026-03', { reason: 'LATE' })
  expect(changeOnPreviousPeriod(late, reading('2026-02', 1), 'HIGHER').refused?.reason).toBe('LATE')
  const withheld = reading('2026-02', { reason: 'WITHHELD' })
  expect(changeOnPreviousPeriod(reading('2026-03', 1), withheld, 'HIGHER').refused?.reason).toBe('WITHHELD')
})
