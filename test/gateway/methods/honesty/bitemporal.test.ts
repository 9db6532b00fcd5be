import fc from 'fast-check'

import { bitemporalRead } from '../../../../gateway/methods/honesty/bitemporal'

/** A date that was believed until July, then corrected back to January. */
const ROWS = [
  { id: 'wrong', valid: { from: '2026-01-01' }, recorded: { from: '2026-01-10', to: '2026-07-01' } },
  {
    id: 'right until March',
    valid: { from: '2026-01-01', to: '2026-03-01' },
    recorded: { from: '2026-07-01' },
  },
  { id: 'right from March', valid: { from: '2026-03-01' }, recorded: { from: '2026-07-01' } },
]
const read = (recordedAt: string, validAt?: string) =>
  bitemporalRead(ROWS, recordedAt, validAt).map(({ id }) => id)

test('answers as it was known, of the time it was true of', () => {
  expect(read('2026-06-30', '2026-02-01')).toEqual(['wrong'])
  expect(read('2026-07-01', '2026-02-01')).toEqual(['right until March'])
  expect(read('2026-08-01')).toEqual(['right until March', 'right from March'])
  expect(read('2026-01-09', '2026-02-01')).toEqual([])
})

test('includes the beginning and not the end, on both axes', () => {
  expect(read('2026-01-10', '2026-01-01')).toEqual(['wrong'])
  expect(read('2026-07-01', '2026-03-01')).toEqual(['right from March'])
})

test('intervals that meet are never both in force', () => {
  const moment = fc.integer({ min: 10, max: 99 }).map(String)
  fc.assert(
    fc.property(fc.uniqueArray(moment, { minLength: 2, maxLength: 9 }), moment, (cuts, at) => {
      const ordered = [...cuts].sort()
      const rows = ordered.slice(1).map((to, i) => ({
        valid: { from: '00' },
        recorded: { from: ordered[i] ?? to, to },
      }))
      expect(bitemporalRead(rows, at, '00').length).toBeLessThanOrEqual(1)
    }),
  )
})
