import { aggregate } from '../../../../gateway/methods/composite/aggregate'
import type { Mean } from '../../../../gateway/methods/composite/aggregate'

const equal = (...scores: number[]) => scores.map((score) => ({ score, weight: 1 }))
const value = (kind: Mean, scores: readonly number[], weights: readonly number[]) =>
  aggregate(
    kind,
    scores.map((score, i) => ({ score, weight: weights[i] ?? 1 })),
  ).value

// OECD/JRC Handbook 2008, p. 103: geometric 2.14 where the arithmetic mean is 6, as for 6, 6, 6, 6.
test('the geometric mean does not let one strength make up for three weaknesses', () => {
  expect(aggregate('GEOMETRIC', equal(21, 1, 1, 1)).value).toBeCloseTo(2.14, 2)
  expect(aggregate('ARITHMETIC', equal(21, 1, 1, 1)).value).toBe(6)
  expect(aggregate('GEOMETRIC', equal(6, 6, 6, 6)).value).toBeCloseTo(6, 12)
})

// COINr 1.1.14's own tests (MIT).
test('weights count', () => {
  expect(value('GEOMETRIC', [1, 2, 3], [1, 1, 2])).toBeCloseTo(2.05976714390712, 12)
  expect(value('HARMONIC', [1, 2, 3], [2, 1, 1])).toBeCloseTo(1.41176470588235, 12)
})

test('what is missing is left out and said, and too much missing is refused', () => {
  const parts = [...equal(50, 70), { weight: 2 }]
  const { value: mean, n, caveats } = aggregate('ARITHMETIC', parts, 0.5)
  expect([mean, n, caveats]).toEqual([60, 2, [{ code: 'PARTIAL_COVERAGE', detail: '2 of 3 indicators' }]])
  expect(aggregate('ARITHMETIC', parts, 0.9).refused?.reason).toBe('NOT_PROVIDED')
  expect(aggregate('ARITHMETIC', [{ weight: 1 }]).refused?.reason).toBe('NOT_PROVIDED')
})

test('geometric and harmonic means need scores above zero', () => {
  expect(aggregate('GEOMETRIC', equal(0, 5)).refused?.reason).toBe('NOT_APPLICABLE')
  expect(aggregate('HARMONIC', equal(0, 5)).refused?.reason).toBe('NOT_APPLICABLE')
})
