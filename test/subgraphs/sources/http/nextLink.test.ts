import { nextLink } from '../../../../subgraphs/sources/http/nextLink'

it.each([
  // GitHub's documentation, "Using pagination in the REST API".
  [
    '<https://api.github.com/repositories/1300192/issues?page=2>; rel="prev", <https://api.github.com/repositories/1300192/issues?page=4>; rel="next", <https://api.github.com/repositories/1300192/issues?page=515>; rel="last"',
    'https://api.github.com/repositories/1300192/issues?page=4',
  ],
  // ServiceNow writes the relation directly after the semicolon.
  [
    '<https://x.service-now.com/api/now/table/t?sysparm_offset=10>;rel="next"',
    'https://x.service-now.com/api/now/table/t?sysparm_offset=10',
  ],
  // RFC 8288: relations are case-insensitive and may be several; other parameters may come first.
  ['</list?page=2>; title="a, b"; rel="section NEXT"', '/list?page=2'],
  ['</list?a=1,2;b=3>; rel=next', '/list?a=1,2;b=3'],
])('%s', (header, link) => {
  expect(nextLink(header)).toBe(link)
})

it.each([
  undefined,
  '',
  '</a>; rel="prev"',
  '</a>; rel="nextish"',
  '/a; rel="next"',
  '</a>; title="rel=next"',
])('none in %j', (header) => {
  expect(nextLink(header)).toBeUndefined()
})
