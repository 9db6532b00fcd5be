import {
  PRECEDENCE,
  UK_SHORTHAND,
  countsAsActual,
  isSdmxStatus,
  isValid,
  meaningOf,
  publishedStatus,
  valueAllowed,
} from '../../../../gateway/methods/honesty/observationStatus'

// SDMX, Possible Ways of Implementing the Observation Status Concept, 2019.
test('the order of precedence is that of SDMX', () => {
  expect(PRECEDENCE.join(' ')).toBe('B O M L H Q J S D K W I F E P N U V G A')
})

test('of several statuses the first outranks the others', () => {
  expect(publishedStatus(['P', 'E'])).toBe('E')
  expect(publishedStatus(['A', 'B', 'M'])).toBe('B')
  expect(publishedStatus([])).toBe('A')
})

test('a missing status with a number is invalid, so is a normal one without; zero is a number', () => {
  expect([isValid('M', 5), isValid('M', undefined), isValid('A', undefined), isValid('A', 0)]).toEqual([
    false,
    true,
    false,
    true,
  ])
  expect([isValid('B', undefined), isValid('B', 1)]).toEqual([true, true])
  expect([valueAllowed('Q'), valueAllowed('P')]).toEqual([false, true])
})

test('forecasts, estimates and imputed values are no actuals', () => {
  expect(PRECEDENCE.filter(countsAsActual).join(' ')).toBe('B J S D W P N U V G A')
})

test('knows its codes, and what each means', () => {
  expect([isSdmxStatus('A'), isSdmxStatus('Z')]).toEqual([true, false])
  for (const status of PRECEDENCE) expect(meaningOf(status)).toMatch(/^[A-Z].*\.$/)
})

test('UK shorthand has a status, but for what is no status', () => {
  expect([UK_SHORTHAND['z'], UK_SHORTHAND['c'], UK_SHORTHAND['r']]).toEqual(['M', 'Q', undefined])
})
