import { retryAfter } from '../../../../subgraphs/sources/http/retryAfter'

// RFC 9110 section 10.2.3 gives these two forms as examples.
const NOW = Date.UTC(1999, 11, 31, 23, 58, 59)

it.each([
  ['120', 120_000],
  ['0', 0],
  ['Fri, 31 Dec 1999 23:59:59 GMT', 60_000],
  ['Fri, 31 Dec 1999 23:00:00 GMT', 0],
  // RFC 9110 section 5.6.7: the obsolete form of RFC 850.
  ['Friday, 31-Dec-99 23:59:59 GMT', 60_000],
])('%j is %i ms', (header, wait) => {
  expect(retryAfter(header, NOW)).toBe(wait)
})

it.each([undefined, '', '-5', '1.5', '2027-01-01', 'soon', 'Fri, 99 Foo 1999 23:59:59 GMT'])(
  '%j says nothing',
  (header) => {
    expect(retryAfter(header, NOW)).toBeUndefined()
  },
)
