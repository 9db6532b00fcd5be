import type { JudgedPoint } from '../../../../gateway/methods/verdicts/judgedPoint'
import type { MissOptions } from '../../../../gateway/methods/verdicts/targetMissed'
import { materialGap, targetMissed } from '../../../../gateway/methods/verdicts/targetMissed'

/** Months with a target of 90: x misses it by 5, o meets it. */
const months = (record: string, miss = 5): readonly JudgedPoint[] =>
  [...record].map((mark, i) => ({
    period: `2025-${String(i + 1).padStart(2, '0')}`,
    value: mark === 'x' ? 90 - miss : 91,
    target: 90,
  }))

const severity = (points: readonly JudgedPoint[], options: Partial<MissOptions> = {}) =>
  targetMissed(points, { direction: 'HIGHER', precision: 'MONTH', unit: 'PERCENT', ...options })?.severity

it.each([
  ['ooooooxxxxxx', 'HIGH'],
  ['xxxxoxxxxoxx', 'HIGH'],
  ['ooooooooxxxx', 'MEDIUM'],
  ['oooooooooxxx', 'MEDIUM'],
  ['xxxxooooxoxx', 'MEDIUM'],
  ['oooooooooooo', undefined],
  ['ooooooooooox', 'LOW'],
  ['ooooooooooxx', 'LOW'],
  // A recovery closes: fewer than two of the latest three are missed.
  ['xxxxxxxxxxoo', undefined],
  ['xxxxxxxxxoox', 'LOW'],
] as const)('grades months by their record: %s is %s', (record, expected) => {
  expect(severity(months(record))).toBe(expected)
})

it.each([
  ['QUARTER', 'oxxx', 'HIGH'],
  ['QUARTER', 'ooxx', 'MEDIUM'],
  ['QUARTER', 'xxox', 'MEDIUM'],
  ['QUARTER', 'ooox', 'LOW'],
  ['YEAR', 'xx', 'HIGH'],
  ['YEAR', 'ox', 'MEDIUM'],
  ['YEAR', 'xo', undefined],
] as const)('grades a %s by its own record: %s is %s', (precision, record, expected) => {
  expect(severity(months(record), { precision })).toBe(expected)
})

it('is high for the last three by more than 2 sigma and the material gap', () => {
  expect(severity(months('oooooooooxxx', 5), { sigma: 2.4 })).toBe('HIGH')
  expect(severity(months('oooooooooxxx', 5), { sigma: 2.5 })).toBe('MEDIUM')
  expect(severity(months('oooooooooxxx', 5), { sigma: 1, materialGap: 5 })).toBe('MEDIUM')
})

it('counts one severity less below the material gap', () => {
  const { severity: graded, immaterial } =
    targetMissed(months('ooooooxxxxxx', 0.5), { direction: 'HIGHER', precision: 'MONTH', unit: 'PERCENT' }) ??
    {}
  expect([graded, immaterial]).toEqual(['MEDIUM', true])
  expect(severity(months('ooooooxxxxxx', 0.5), { materialGap: 0.5 })).toBe('HIGH')
  expect(severity(months('ooooooooooox', 0.5))).toBeUndefined()
  expect([materialGap(90, 'PERCENT'), materialGap(50, 'DAYS'), materialGap(90, 'PERCENT', 3)]).toEqual([
    1, 1, 3,
  ])
})

it('holds each period against the target then in force, and says which way is worse', () => {
  const lowered = months('xxxxxxxxxxxx').map((point) => ({ ...point, target: 80 }))
  expect(severity(lowered)).toBeUndefined()
  expect(severity(lowered, { direction: 'LOWER' })).toBe('HIGH')
  expect(severity(lowered, { direction: 'NEITHER' })).toBeUndefined()
})

it('counts a miss of few cases only where its exact interval excludes the target', () => {
  // 9 of 12 at 90% is 0.473 to 0.928, which holds 0.9. 6 of 12 is 0.245 to 0.755, which does not.
  const counted = (numerator: number): readonly JudgedPoint[] => [
    { period: '2025', value: (100 * numerator) / 12, target: 90, numerator, denominator: 12 },
  ]
  const options = { precision: 'YEAR', fewCases: true } as const
  expect(severity(counted(9), options)).toBeUndefined()
  expect(severity(counted(6), options)).toBe('MEDIUM')
})
