import { converted, isWithin, RANGES, suspicions } from '../../../../gateway/methods/measures/plausibility'

test.each([
  ['PERCENT', 0, true],
  ['PERCENT', 100, true],
  ['PERCENT', 100.1, false],
  ['NPS_POINTS', -100, true],
  ['NPS_POINTS', -101, false],
  ['COUNT', 1e9, true],
])('of %s, whether %d is within range is %s', (unit, value, within) => {
  expect(isWithin(value, RANGES[unit])).toBe(within)
})

test('converts what converts exactly, and nothing else', () => {
  expect(converted(12.3, 'PERCENT', 'PERCENT')).toBe(12.3)
  expect(converted(2_500_000, 'GBP', 'GBP_MILLION')).toBe(2.5)
  expect(converted(0.3, 'GBP_BILLION', 'GBP_MILLION')).toBe(300)
  expect(converted(0.57, 'SHARE', 'PERCENT')).toBeCloseTo(57, 12)
  expect(converted(3, 'WEEKS', 'DAYS')).toBe(21)
  expect(converted(1, 'MONTHS', 'DAYS')).toBeUndefined()
  expect(converted(1, 'GBP', 'PERCENT')).toBeUndefined()
  expect(converted(1, 'FTE', 'COUNT')).toBeUndefined()
})

const QUIET = [98.1, 97.9, 98.4, 98, 98.2, 97.8, 98.3, 98.1]
const withOne = (value: number, at = 4) => [...QUIET.slice(0, at), value, ...QUIET.slice(at)]

test.each([
  ['a share among percentages', 0.982, 1 / 100],
  ['a place too many', 981, 10],
  ['thousands', 98_200, 1_000],
  ['pounds among millions', 98_000_000, 1_000_000],
  ['a place too few', 9.8, 1 / 10],
])('suspects %s', (_what, value, factor) => {
  const found = suspicions(withOne(value))
  expect(found[4]).toEqual({ factor, usual: expect.closeTo(98.1, 0) })
  expect(found.filter((one) => one !== undefined)).toHaveLength(1)
})

test('does not suspect what is merely far off, or within what is ordinary', () => {
  expect(suspicions(withOne(60)).every((one) => one === undefined)).toBe(true)
  // Ten times its neighbours, in a series that goes from 1 to 100.
  expect(suspicions([1, 100, 3, 60, 5, 50, 2, 80, 7]).every((one) => one === undefined)).toBe(true)
  // 10.6 times: more than 5% from ten.
  expect(suspicions(withOne(1040)).every((one) => one === undefined)).toBe(true)
})

test('the latest value is held against those before it, and gaps are passed over', () => {
  expect(suspicions([...QUIET, undefined, 0.98]).at(-1)?.factor).toBe(1 / 100)
  expect(suspicions([98, undefined, 97, 98, 0.98])).toEqual(Array.from({ length: 5 }, () => undefined))
  expect(suspicions([5, 5, 5, 5, 5, 50]).at(-1)).toEqual({ factor: 10, usual: 5 })
  expect(suspicions([0, 0, 0, 0, 0, 7]).at(-1)).toBeUndefined()
})
