import fc from 'fast-check'

import { knownBy, releaseAsOf, revisionsOf, vintages } from '../../../../gateway/methods/honesty/vintages'

// US gross domestic product of the first quarter of 2014, as ALFRED published it.
const GDP = [
  { period: '2014-Q1', publishedOn: '2014-06-25', value: 17016 },
  { period: '2014-Q1', publishedOn: '2014-04-30', value: 17149.6 },
  { period: '2014-Q1', publishedOn: '2014-07-30', value: 17044 },
  { period: '2014-Q1', publishedOn: '2014-05-29', value: 17101.3 },
]

test.each([
  ['2014-04-29', undefined],
  ['2014-05-28', 17149.6],
  ['2014-05-29', 17101.3],
  ['2020-01-01', 17044],
])('on %s the value in force is %d', (day, expected) => {
  expect(releaseAsOf(vintages(GDP), '2014-Q1', day)?.value).toBe(expected)
})

test('revisions: how often, how much', () => {
  const { value, n } = revisionsOf(vintages(GDP), '2014-Q1')
  expect(value).toMatchObject({ first: 17149.6, latest: 17044, revisions: 3, distinctValues: 4 })
  expect(value?.total).toBeCloseTo(-105.6, 9)
  expect(value?.totalPercent).toBeCloseTo(-0.61576, 5)
  expect(value?.meanAbsolute).toBeCloseTo(53.8666667, 6)
  expect(n).toBe(4)
  expect(revisionsOf(vintages(GDP), '2014-Q2').refused?.reason).toBe('NOT_PROVIDED')
})

test('one release has not been revised, and a percentage of zero is none', () => {
  const once = revisionsOf(vintages([{ period: 'a', publishedOn: '2020-01-01', value: 0 }]), 'a').value
  expect(once).toEqual({ first: 0, latest: 0, revisions: 0, distinctValues: 1, total: 0 })
})

test('of two releases on one day the later in the list stands', () => {
  const day = { period: 'a', publishedOn: '2020-01-01' }
  expect(
    releaseAsOf(
      vintages([
        { ...day, value: 1 },
        { ...day, value: 2 },
      ]),
      'a',
      '2020-01-01',
    )?.value,
  ).toBe(2)
})

test('nothing looks ahead: what was in force on a day is the same once later releases are gone', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((d) => `2020-02-${String(d).padStart(2, '0')}`)
  const release = fc.record({ period: fc.constantFrom('a', 'b'), publishedOn: day, value: fc.integer() })
  fc.assert(
    fc.property(fc.array(release), day, (releases, then) => {
      for (const period of ['a', 'b']) {
        expect(releaseAsOf(vintages(releases), period, then)).toEqual(
          releaseAsOf(vintages(knownBy(releases, then)), period, then),
        )
      }
    }),
  )
})
