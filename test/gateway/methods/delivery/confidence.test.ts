import {
  CONFIDENCE_SCALES,
  confidenceMovement,
  possibleThreePointRatings,
} from '../../../../gateway/methods/delivery/confidence'
import type { Rating } from '../../../../gateway/methods/delivery/confidence'

const DATES = ['2020-09-30', '2021-03-31', '2022-03-31', '2023-03-31']
const rating = (referenceDate: string, code: Rating['rating'], other: Partial<Rating> = {}): Rating => ({
  rating: code,
  scale: 'FIVE_POINT',
  rater: 'CENTRAL',
  referenceDate,
  ...other,
})

test.each([
  ['AMBER', 'AMBER_RED', 'WORSENED', -1],
  ['RED', 'AMBER_GREEN', 'IMPROVED', 3],
  ['GREEN', 'GREEN', 'UNCHANGED', 0],
] as const)('from %s to %s has %s', (before, after, movement, steps) => {
  const { value, n, caveats } = confidenceMovement(
    rating('2020-09-30', before),
    rating('2021-03-31', after),
    DATES,
  )
  expect([value, n, caveats]).toEqual([{ movement, steps }, 2, []])
})

test('never crosses from five points to three', () => {
  const { refused } = confidenceMovement(
    rating('2021-03-31', 'AMBER_RED'),
    rating('2022-03-31', 'RED', { scale: 'THREE_POINT' }),
    DATES,
  )
  expect(refused).toMatchObject({ reason: 'NOT_COMPARABLE', attributes: ['scale'] })
  expect(refused?.detail).toContain('FIVE_POINT; THREE_POINT')
})

test('names all that differs: rater and dates that are not adjacent', () => {
  const { refused } = confidenceMovement(
    rating('2020-09-30', 'RED'),
    rating('2022-03-31', 'RED', { rater: 'SENIOR_RESPONSIBLE_OWNER' }),
    DATES,
  )
  expect(refused?.attributes).toEqual(['rater', 'referenceDate'])
})

test('does not run backwards in time, nor to a date that is not a reference date', () => {
  const attributes = (from: string, to: string) =>
    confidenceMovement(rating(from, 'RED'), rating(to, 'RED'), DATES).refused?.attributes
  expect(attributes('2021-03-31', '2020-09-30')).toEqual(['referenceDate'])
  expect(attributes('2021-03-31', '2021-09-30')).toEqual(['referenceDate'])
  expect(attributes('2019-09-30', '2020-09-30')).toEqual(['referenceDate'])
})

test('refuses an unstated scale on one side or both', () => {
  const unstated = { scale: 'NOT_STATED' } as const
  const [from, to] = [rating('2020-09-30', 'RED', unstated), rating('2021-03-31', 'RED', unstated)]
  expect(confidenceMovement(from, to, DATES).refused?.attributes).toEqual(['scale'])
  expect(confidenceMovement(from, rating('2021-03-31', 'RED'), DATES).refused?.attributes).toEqual(['scale'])
})

test('an unstated rater differs from a stated one, and two unstated ones are a caveat', () => {
  const unstated = { rater: 'NOT_STATED' }
  const [from, to] = [rating('2020-09-30', 'RED', unstated), rating('2021-03-31', 'RED', unstated)]
  expect(confidenceMovement(from, to, DATES).caveats).toEqual([{ code: 'RATER_UNSTATED' }])
  expect(confidenceMovement(from, rating('2021-03-31', 'RED'), DATES).refused?.attributes).toEqual(['rater'])
})

test('refuses a rating that is missing or not of its scale', () => {
  const reset = rating('2021-03-31', { reason: 'NOT_RATED', note: 'Reset' })
  expect(confidenceMovement(rating('2020-09-30', 'RED'), reset, DATES).refused?.reason).toBe('NOT_RATED')
  const three = { scale: 'THREE_POINT' } as const
  const stray = confidenceMovement(
    rating('2022-03-31', 'AMBER_RED', three),
    rating('2023-03-31', 'RED', three),
    DATES,
  )
  expect(stray.refused?.reason).toBe('NOT_APPLICABLE')
})

// No official mapping was published when the scale changed with the 2022 data.
test('a five-point rating might have been one of several three-point ones', () => {
  expect(CONFIDENCE_SCALES.FIVE_POINT.map(possibleThreePointRatings)).toEqual([
    ['GREEN'],
    ['GREEN', 'AMBER'],
    ['AMBER'],
    ['AMBER', 'RED'],
    ['RED'],
  ])
})
