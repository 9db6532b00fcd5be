import { reforecastRatio } from '../../../../gateway/methods/milestones/reforecast'

const vintages = [
  { reportedOn: '2026-03-31', forecast: '2026-09-30' },
  { reportedOn: '2025-09-30', forecast: '2026-03-31' },
  { reportedOn: '2025-12-31', forecast: '2026-06-30' },
]

test('is days of movement for each day that passed, whatever the order given', () => {
  const { value, n, caveats } = reforecastRatio(vintages)
  expect(value?.ratio).toBeCloseTo(183 / 182, 12)
  expect([value?.changes, n, caveats]).toEqual([2, 3, []])
})

test('is 0 where the forecast holds', () => {
  const held = ['2025-12-31', '2026-03-31'].map((reportedOn) => ({ reportedOn, forecast: '2026-12-31' }))
  expect(reforecastRatio(held).value).toEqual({ ratio: 0, changes: 0 })
})

test('takes the last day of an imprecise forecast and says so', () => {
  const { value, caveats } = reforecastRatio([
    { reportedOn: '2025-01-01', forecast: '2026' },
    { reportedOn: '2026-01-01', forecast: '2027' },
  ])
  expect(value?.ratio).toBe(1)
  expect(caveats).toEqual([{ code: 'IMPRECISE_DATES' }])
})

test('is refused with fewer than two reports on different days', () => {
  expect(reforecastRatio([]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  const sameDay = ['2026-03-31', '2026-09-30'].map((forecast) => ({ reportedOn: '2026-01-31', forecast }))
  expect(reforecastRatio(sameDay).refused?.reason).toBe('INSUFFICIENT_HISTORY')
})
