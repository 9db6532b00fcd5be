import { freshness } from '../../../../gateway/methods/honesty/freshness'

// dbt: a threshold is exceeded strictly, and errors come before warnings.
test.each([
  [24, 'PASS'],
  [24.01, 'WARN'],
  [48, 'WARN'],
  [48.5, 'ERROR'],
] as const)('at %d hours of 24 and 48 is %s', (age, expected) => {
  expect(freshness(age, { warnAfter: 24, errorAfter: 48 })).toBe(expected)
})

test('with one threshold only that one counts, and with none nothing was checked', () => {
  expect(freshness(47, { errorAfter: 48 })).toBe('PASS')
  expect(freshness(1e6, { warnAfter: 24 })).toBe('WARN')
  expect(freshness(1e6, {})).toBe('NOT_CHECKED')
})
