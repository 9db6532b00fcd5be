import { parse } from 'graphql'

import { reuseOf } from '../../../gateway/federation/reuse'

describe('for how long an answer holds', () => {
  it.each([
    ['{ portfolio { edition { id } } }', {}, 'FOR_THE_EDITION'],
    ['{ portfolio(asOf: "2022-07-20T00:00:00Z") { edition { id } } }', {}, 'FOR_THE_EDITION'],
    ['{ portfolio(edition: "1.x") { edition { id } } }', {}, 'FOR_GOOD'],
    ['{ portfolio(edition: null) { edition { id } } }', {}, 'FOR_THE_EDITION'],
    ['query ($e: ID) { portfolio(edition: $e) { edition { id } } }', { e: '1.x' }, 'FOR_GOOD'],
    ['query ($e: ID) { portfolio(edition: $e) { edition { id } } }', {}, 'FOR_THE_EDITION'],
    [
      'query ($t: DateTime) { portfolio(recordedAsOf: $t) { edition { id } } }',
      { t: '2026-01-01' },
      'FOR_GOOD',
    ],
    ['{ a: portfolio(edition: "1.x") { __typename } b: portfolio { __typename } }', {}, 'FOR_THE_EDITION'],
    ['{ changes(from: "1.x", to: "2.y") { from { id } } }', {}, 'FOR_GOOD'],
    ['{ changes(from: "1.x") { from { id } } }', {}, 'FOR_THE_EDITION'],
    ['{ editions { total } }', {}, 'FOR_THE_EDITION'],
    ['{ __schema { types { name } } }', {}, 'FOR_GOOD'],
    ['{ operations { member } }', {}, 'NOT_AT_ALL'],
    [
      '{ portfolio(edition: "1.x") { __typename } ...more } fragment more on Query { operations { member } }',
      {},
      'NOT_AT_ALL',
    ],
    ['{ ... on Query { portfolio { __typename } } __typename }', {}, 'FOR_THE_EDITION'],
    ['{ somethingNew }', {}, 'NOT_AT_ALL'],
  ])('%s with %j: %s', (query, variables, reuse) => {
    expect(reuseOf(parse(query), undefined, variables)).toBe(reuse)
  })

  it('goes by the operation that is named', () => {
    const document = parse('query A { operations { member } } query B { portfolio { __typename } }')
    expect(reuseOf(document, 'B', {})).toBe('FOR_THE_EDITION')
    expect(reuseOf(document, 'A', {})).toBe('NOT_AT_ALL')
    expect(reuseOf(document, undefined, {})).toBe('NOT_AT_ALL')
  })
})
