import { pageLimit } from '../../../../subgraphs/sources/rest/pageLimit'

const limitOf = (asked: object) => pageLimit({ path: '/items', query: {}, items: '', ...asked })

it.each([
  [{ query: { $limit: 1000 } }, 1000],
  [{ query: { sysparm_limit: '50' } }, 50],
  [{ query: { 'page[size]': 20 } }, 20],
  [{ query: { status: 'open', per_page: 100 } }, 100],
  [{ body: { jql: 'x', maxResults: 10 } }, 10],
  [{ body: { query: '{ … }', variables: { first: 25 } } }, 25],
])('is found in %j', (asked, limit) => {
  expect(limitOf(asked)).toBe(limit)
})

it.each([[{}], [{ query: { limit: 'all' } }], [{ query: { limit: 0 } }], [{ query: { unlimited: 5 } }]])(
  'is none in %j',
  (asked) => {
    expect(limitOf(asked)).toBeUndefined()
  },
)
