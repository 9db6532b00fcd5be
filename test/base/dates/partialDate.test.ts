import fc from 'fast-check'

import {
  daysBetween,
  isoDay,
  partialDate,
  previousPartialDate,
  requirePartialDate,
} from '../../../base/dates/partialDate'
import { parsePeriod } from '../../../base/dates/period'

test.each([
  ['2029', '2029-01-01', '2029-12-31', 'YEAR'],
  ['2026-Q4', '2026-10-01', '2026-12-31', 'QUARTER'],
  ['2024-02', '2024-02-01', '2024-02-29', 'MONTH'],
  ['2026-12-31', '2026-12-31', '2026-12-31', 'DAY'],
  ['0050', '0050-01-01', '0050-12-31', 'YEAR'],
])('%s is the days from %s to %s', (text, first, last, precision) => {
  const date = requirePartialDate(text)
  expect([isoDay(date.first), isoDay(date.last), date.precision]).toEqual([first, last, precision])
})

test.each([
  '',
  '2026-13',
  '2026-Q5',
  '2026-02-30',
  '2023-02-29',
  '2026-00',
  '26-01',
  '2026-12-31T00:00',
  '31/12/2026',
])('"%s" is not a partial date', (text) => {
  expect(partialDate(text)).toBeUndefined()
  expect(() => requirePartialDate(text)).toThrow(RangeError)
})

test('days between dates known to the day are one number, otherwise an interval', () => {
  const between = (from: string, to: string) => daysBetween(requirePartialDate(from), requirePartialDate(to))
  expect(between('2025-09-30', '2025-10-31')).toEqual({ low: 31, high: 31 })
  expect(between('2026-03-31', '2026-Q3')).toEqual({ low: 92, high: 183 })
})

test.each([
  ['2026-01', '2025-12'],
  ['2026-Q1', '2025-Q4'],
  ['2026-Q4', '2026-Q3'],
  ['2026', '2025'],
  ['2024-03-01', '2024-02-29'],
])('before %s comes %s', (text, previous) => {
  expect(previousPartialDate(requirePartialDate(text)).text).toBe(previous)
})

test('is a period with the same days', () => {
  const text = fc.oneof(
    fc.stringMatching(/^\d{4}$/),
    fc.stringMatching(/^\d{4}-Q[0-5]$/),
    fc.stringMatching(/^\d{4}-[01]\d$/),
    fc.stringMatching(/^(19|20)\d\d-[01]\d-[0-3]\d$/),
  )
  fc.assert(
    fc.property(text, (label) => {
      const [ours, theirs] = [partialDate(label), parsePeriod(label)]
      expect(
        ours && { start: isoDay(ours.first), end: isoDay(ours.last), precision: ours.precision },
      ).toEqual(theirs && { start: theirs.start, end: theirs.end, precision: theirs.precision })
    }),
    { numRuns: 500 },
  )
})
