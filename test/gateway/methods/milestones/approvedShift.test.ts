import { approvedShift } from '../../../../gateway/methods/milestones/approvedShift'

test('adds up the movement of the approved date, step by step', () => {
  const { value, n, caveats } = approvedShift([
    { at: '2023-03-31', date: '2026-03-31' },
    { at: '2021-03-31', date: '2025-03-31' },
    { at: '2022-03-31', date: '2025-03-31' },
  ])
  expect(value).toEqual({
    days: { low: 365, high: 365 },
    changes: 1,
    steps: [
      { from: '2021-03-31', to: '2022-03-31', days: { low: 0, high: 0 } },
      { from: '2022-03-31', to: '2023-03-31', days: { low: 365, high: 365 } },
    ],
  })
  expect([n, caveats]).toEqual([3, [{ code: 'BASELINE_MOVEMENT' }]])
})

test('is an interval for imprecise dates, but the same text has not moved', () => {
  const { value, caveats } = approvedShift([
    { at: '2021-03-31', date: '2025' },
    { at: '2022-03-31', date: '2025' },
    { at: '2023-03-31', date: '2026' },
  ])
  expect(value?.steps.map(({ days }) => days)).toEqual([
    { low: 0, high: 0 },
    { low: 1, high: 729 },
  ])
  expect(caveats?.map(({ code }) => code)).toEqual(['BASELINE_MOVEMENT', 'IMPRECISE_DATES'])
})

test('is refused with no version or one', () => {
  expect(approvedShift([]).refused?.reason).toBe('NOT_YET_BASELINED')
  expect(approvedShift([{ at: '2021-03-31', date: '2025' }]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
})
