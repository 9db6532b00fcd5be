import fc from 'fast-check'

import { isoDay } from '../../../../base/dates/partialDate'
import { milestoneSlip } from '../../../../gateway/methods/milestones/slip'
import type { MilestoneDates } from '../../../../gateway/methods/milestones/slip'

const AS_OF = '2026-06-30'
const current = (baseline: string, dates: MilestoneDates = {}) =>
  milestoneSlip({ currentBaseline: baseline, ...dates }, AS_OF).againstCurrent

test('is actual minus baseline, and the actual outranks the forecast', () => {
  const { value, caveats } = current('2025-09-30', { actual: '2025-10-31', forecast: '2025-09-30' })
  expect(value).toEqual({ basis: 'ACTUAL', days: { low: 31, high: 31 } })
  expect(caveats).toEqual([])
})

test('is forecast minus baseline until the milestone is met', () => {
  expect(current('2026-03-31', { forecast: '2026-09-30' }).value).toEqual({
    basis: 'FORECAST',
    days: { low: 183, high: 183 },
  })
})

test('is told against the original and the current baseline', () => {
  const { againstOriginal, againstCurrent } = milestoneSlip(
    { originalBaseline: '2025-06-30', currentBaseline: '2026-12-31', forecast: '2026-12-31' },
    AS_OF,
  )
  expect(againstOriginal.value).toMatchObject({ days: { low: 549, high: 549 } })
  expect(againstCurrent.value).toMatchObject({ days: { low: 0, high: 0 } })
})

test('overdue with no forecast is censored: at least so many days', () => {
  const { value, caveats } = current('2026-05-31')
  expect(value).toEqual({ basis: 'NO_FORECAST', minimumDays: 30 })
  expect(caveats).toEqual([{ code: 'OVERDUE_NO_FORECAST' }])
})

test('a forecast that has passed is stale: it stands beside the least that is already so', () => {
  const { value, caveats } = current('2026-01-31', { forecast: '2026-03-31' })
  expect(value).toEqual({ basis: 'STALE_FORECAST', days: { low: 59, high: 59 }, minimumDays: 150 })
  expect(caveats).toEqual([{ code: 'STALE_FORECAST' }])
})

test('a forecast of today is not stale, and of a quarter not before the quarter is over', () => {
  expect(current('2026-01-31', { forecast: AS_OF }).value?.basis).toBe('FORECAST')
  expect(current('2026-01-31', { forecast: '2026-Q2' }).value?.basis).toBe('FORECAST')
  expect(current('2026-01-31', { forecast: '2026-Q1' }).value?.basis).toBe('STALE_FORECAST')
})

test('imprecise dates give an interval and say so', () => {
  const { value, caveats } = current('2026-Q4', { forecast: '2027' })
  expect(value).toEqual({ basis: 'FORECAST', days: { low: 1, high: 456 } })
  expect(caveats).toEqual([{ code: 'IMPRECISE_DATES' }])
})

test('an actual date in the future has not happened', () => {
  const { value, caveats } = current('2026-05-31', { actual: '2026-07-31', forecast: '2026-08-31' })
  expect(value).toEqual({ basis: 'FORECAST', days: { low: 92, high: 92 } })
  expect(caveats).toEqual([{ code: 'ACTUAL_IN_FUTURE', detail: '2026-07-31' }])
})

test('is refused without a baseline, and where nothing is due or forecast', () => {
  const { againstOriginal } = milestoneSlip({ currentBaseline: '2026-01-31', actual: '2026-01-31' }, AS_OF)
  expect(againstOriginal.refused?.reason).toBe('NOT_YET_BASELINED')
  expect(current('2026-12-31').refused?.reason).toBe('NOT_PROVIDED')
})

test('a date cut to less precision always contains the exact slip', () => {
  const day = fc.integer({ min: 15_000, max: 25_000 }).map(isoDay)
  const cut = (date: string, length: number) => date.slice(0, length)
  fc.assert(
    fc.property(day, day, fc.constantFrom(4, 7, 10), fc.constantFrom(4, 7, 10), (from, to, a, b) => {
      const exact = milestoneSlip({ currentBaseline: from, actual: to }, '2100-01-01').againstCurrent.value
      const { value } = milestoneSlip(
        { currentBaseline: cut(from, a), actual: cut(to, b) },
        '2100-01-01',
      ).againstCurrent
      if (exact?.basis !== 'ACTUAL' || value?.basis !== 'ACTUAL') throw new Error('not met')
      expect(value.days.low).toBeLessThanOrEqual(exact.days.low)
      expect(value.days.high).toBeGreaterThanOrEqual(exact.days.high)
    }),
  )
})
