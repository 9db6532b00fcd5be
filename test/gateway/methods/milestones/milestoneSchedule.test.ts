import { milestoneSchedule } from '../../../../gateway/methods/milestones/milestoneSchedule'

const month = (i: number) => `2026-${String(i).padStart(2, '0')}-15`
/** Eight milestones, one in the middle of each month from January to August. */
const plan = (met: number) =>
  Array.from({ length: 8 }, (_, i) => ({
    baseline: month(i + 1),
    ...(i < met ? { actual: month(i + 1) } : {}),
  }))

test('is in calendar months, the month of the question counting as passed', () => {
  const { value } = milestoneSchedule(plan(3), '2026-01-01', '2026-04-30')
  expect(value).toMatchObject({ earned: 3, variance: -1, index: 0.75, plannedDuration: 8 })
})

test('an imprecise baseline is due in its last month, and weights count', () => {
  const milestones = [...plan(1), { baseline: '2026-Q4', weight: 4 }]
  const { value } = milestoneSchedule(milestones, '2026-01-01', '2026-02-28')
  expect(value?.plannedDuration).toBe(12)
})

test('an actual after the day has not happened', () => {
  const { value } = milestoneSchedule(plan(8), '2026-01-01', '2026-02-28')
  expect(value?.earned).toBe(2)
})

test('needs eight milestones with a baseline, and a plan that has started', () => {
  expect(milestoneSchedule(plan(1).slice(1), '2026-01-01', '2026-02-28').refused?.reason).toBe(
    'INSUFFICIENT_HISTORY',
  )
  expect(milestoneSchedule([...plan(1).slice(1), {}], '2026-01-01', '2026-02-28').refused?.reason).toBe(
    'INSUFFICIENT_HISTORY',
  )
  expect(milestoneSchedule(plan(0), '2026-01-01', '2025-12-31').refused?.reason).toBe('NOT_APPLICABLE')
})
