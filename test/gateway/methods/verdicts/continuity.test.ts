import { continuity } from '../../../../gateway/methods/verdicts/continuity'
import type { JudgedPoint } from '../../../../gateway/methods/verdicts/judgedPoint'

const monthly = (values: readonly number[]): readonly JudgedPoint[] =>
  values.map((value, i) => ({
    period: `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    value,
  }))

const base = Array.from({ length: 12 }, (_, i) => 98 + (i % 2))
const since = (value: number, months = 6) =>
  monthly([...base, ...Array.from({ length: months }, () => value)])

// s = sqrt(12 * 0.25 / 11) = 0.52223, t(0.995, 11) = 3.10581, sqrt(1/6 + 1/12) = 0.5: the limit is 97.6890.
it('holds the mean of six against the mean before go-live', () => {
  const { value } = continuity(since(97.7), '2025-01', 'HIGHER')
  expect(value?.limit).toBeCloseTo(98.5 - 3.10581 * 0.522233 * 0.5, 4)
  expect(value).toMatchObject({ before: 98.5, isWorse: false })
  expect(continuity(since(97.68), '2025-01', 'HIGHER').value?.isWorse).toBe(true)
  expect(continuity(since(99.32), '2025-01', 'LOWER').value?.isWorse).toBe(true)
  expect(continuity(since(97.68), '2025-01', 'LOWER').value?.isWorse).toBe(false)
})

it('closes when the mean of the latest six recovers', () => {
  const dip = [...base, ...Array.from({ length: 6 }, () => 96)]
  expect(continuity(monthly(dip), '2025-01', 'HIGHER').value?.isWorse).toBe(true)
  const recovered = [...dip, ...Array.from({ length: 6 }, () => 98.5)]
  expect(continuity(monthly(recovered), '2025-01', 'HIGHER').value?.isWorse).toBe(false)
})

it('widens where neighbours resemble each other before go-live', () => {
  const stepped = monthly([
    ...Array.from({ length: 12 }, (_, i) => (i < 6 ? 98 : 99)),
    97,
    97,
    97,
    97,
    97,
    97,
  ])
  // Eleven pairs, of which ten agree and one does not, over twelve squares: r = 9/12.
  const limit = 98.5 - Math.sqrt(1.75 / 0.25) * 3.10581 * 0.522233 * 0.5
  const { value } = continuity(stepped, '2025-01', 'HIGHER')
  expect(value?.limit).toBeCloseTo(limit, 4)
  expect(value?.isWorse).toBe(false)
})

it.each([
  ['nothing since go-live', monthly(base), 'NOT_APPLICABLE'],
  ['five values since', since(97, 5), 'INSUFFICIENT_HISTORY'],
  ['eleven values before', since(97).slice(1), 'INSUFFICIENT_HISTORY'],
  ['values before that do not vary', monthly(Array.from({ length: 18 }, () => 98)), 'NOT_APPLICABLE'],
])('refuses %s', (_what, points, reason) => {
  expect(continuity(points, '2025-01', 'HIGHER').refused?.reason).toBe(reason)
})
