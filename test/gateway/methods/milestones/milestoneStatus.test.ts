import { milestoneStatus } from '../../../../gateway/methods/milestones/milestoneStatus'

test.each([
  [undefined, { forecast: '2027-03-31' }, 'NO_BASELINE'],
  ['2025-09-30', { actual: '2025-10-31' }, 'COMPLETE_LATE'],
  ['2025-09-30', { actual: '2025-09-30' }, 'COMPLETE_ON_TIME'],
  ['2025-Q3', { actual: '2025-09-30' }, 'COMPLETE_ON_TIME'],
  ['2025-09-30', { actual: '2025-08-31' }, 'COMPLETE_EARLY'],
  ['2026-05-31', {}, 'OVERDUE_NO_FORECAST'],
  ['2026-03-31', { forecast: '2026-09-30' }, 'OVERDUE_REFORECAST'],
  ['2026-03-31', { forecast: '2026-05-31' }, 'STALE_FORECAST'],
  ['2026-12-31', { forecast: '2026-05-31' }, 'STALE_FORECAST'],
  ['2026-12-31', {}, 'NO_FORECAST'],
  ['2026-06-30', {}, 'NO_FORECAST'],
  ['2026-12-31', { forecast: '2027-01-01' }, 'FORECAST_LATE'],
  ['2026-12-31', { forecast: '2026-12-30' }, 'FORECAST_EARLY'],
  ['2026-12-31', { forecast: '2026-12-31' }, 'ON_TRACK_AS_REPORTED'],
  ['2026-12-31', { forecast: '2026-Q4' }, 'ON_TRACK_AS_REPORTED'],
  ['2026-12-31', { actual: '2026-09-30', forecast: '2026-12-31' }, 'ON_TRACK_AS_REPORTED'],
] as const)('baseline %s with %j is %s', (baseline, dates, status) => {
  expect(milestoneStatus(baseline, dates, '2026-06-30')).toBe(status)
})
