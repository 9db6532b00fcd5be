import { buildSchema, getOperationAST, parse } from 'graphql'

import { costOf } from '../../../../base/graphql/budget/cost'
import { SchemaCosts } from '../../../../base/graphql/budget/schemaCosts'
import { fragmentsOf } from '../../../../base/graphql/fragments'

const DIRECTIVES = `
  directive @cost(weight: Int!) on FIELD_DEFINITION | OBJECT
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!],
    requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  scalar _Any`

const costs = new SchemaCosts([
  buildSchema(`${DIRECTIVES}
    type Query {
      shop: Shop
      shops(names: [String!]): [Shop!] @listSize(assumedSize: 7)
      either: Either
      places: [Place!] @listSize(assumedSize: 3)
      pages(first: Int): ShopPage
        @listSize(assumedSize: 100, slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
      dear: Shop @cost(weight: 50)
      number: Int @cost(weight: 4)
      unknown: [Shop!]
      _entities(representations: [_Any!]!): [Either]!
    }
    type ShopPage { nodes: [Shop!]! total: Int! }
    interface Place { name: String near: [Place!] }
    type Shop implements Place { name: String near: [Place!] @listSize(assumedSize: 2) owner: Person staff: [Person!] @listSize(assumedSize: 5) }
    type Park implements Place { name: String near: [Place!] @listSize(assumedSize: 4) }
    type Person { name: String shop: Shop }
    type Palace @cost(weight: 20) { name: String }
    union Either = Shop | Palace
  `),
  // Another subgraph that tells more of a type.
  buildSchema(
    `${DIRECTIVES} type Query { palace: Palace } type Palace { name: String rooms: [Room!] @listSize(assumedSize: 9) } type Room { name: String }`,
  ),
])

function cost(text: string, variables: Readonly<Record<string, unknown>> = {}): number {
  const document = parse(text)
  const operation = getOperationAST(document)
  if (operation == null) throw new Error(text)
  const found = costOf(costs, fragmentsOf(document), operation)
  return typeof found === 'number' ? found : found(variables)
}

describe('the cost of an operation', () => {
  it.each([
    ['counts objects, and values for nothing', '{ shop { name owner { name } } }', 2],
    ['takes lists for as long as the schema says', '{ shop { staff { shop { name } } } }', 1 + 5 * 2],
    ['takes a list for ten where nothing says', '{ unknown { name } }', 10],
    ['adds what a field costs once', '{ dear { name } number }', 50 + 1 + 4],
    ['takes an object for its type’s weight', '{ either { ... on Palace { name } } }', 1],
    ['counts a list that an argument names by its length', '{ shops(names: ["a", "b"]) { name } }', 2],
    ['falls back where the argument is null', '{ shops(names: null) { name } }', 7],
    ['counts one value that stands for a list as one', '{ shops(names: "a") { name } }', 1],
    [
      'counts a page by the argument that slices it',
      '{ pages(first: 3) { total nodes { owner { name } } } }',
      1 + 3 * 2,
    ],
    ['counts a page by its default', '{ pages { nodes { name } } }', 101],
    [
      'counts a page through fragments',
      '{ pages(first: 2) { ...P } } fragment P on ShopPage { nodes { name } }',
      3,
    ],
    ['counts a page that is asked for nothing of it', '{ pages(first: 1000) { total } }', 1],
    ['counts each spread', '{ shop { ...S ...S } } fragment S on Shop { owner { name } }', 3],
    ['takes an interface for its dearest type', '{ places { near { name } } }', 3 * (1 + 4)],
    [
      'takes only what a type can be asked',
      '{ places { ... on Shop { staff { name } } ... on Park { near { name } } } }',
      3 * (1 + 5),
    ],
    ['knows fields of another subgraph', '{ either { ... on Palace { rooms { name } } } }', 10],
    ['does not mind what is not there', '{ nothing { at { all } } ...None shop { name nor } }', 1],
    ['counts introspection', '{ __typename __schema { queryType { name } } }', 2],
  ])('%s', (_what, text, expected) => {
    expect(cost(text)).toBe(expected)
  })

  it('follows the variables', () => {
    const text =
      'query ($first: Int = 5, $names: [String!]) { pages(first: $first) { nodes { name } } shops(names: $names) { name } }'
    expect(cost(text)).toBe(1 + 5 + 7)
    expect(cost(text, { first: 40, names: ['a', 'b', 'c'] })).toBe(1 + 40 + 3)
    expect(cost(text, { first: null, names: [] })).toBe(1 + 100 + 0)
    expect(cost(text, { first: -3, names: 'a' })).toBe(1 + 0 + 1)
  })

  it('counts the representations that a gateway sends', () => {
    const text =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Shop { owner { name } } } }'
    expect(cost(text, { representations: Array.from({ length: 30 }, () => ({})) })).toBe(60)
  })

  it('is dear where introspection goes in circles', () => {
    const once = '{ __schema { types { fields { name } } } }'
    const often =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }'
    expect(cost(often)).toBeGreaterThan(10 * cost(once))
  })
})
