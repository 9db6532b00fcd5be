import type { GraphQLOutputType } from 'graphql'
import { buildSchema, getOperationAST, parse, printSchema } from 'graphql'

import { Selections, setsOf } from '../../../../base/graphql/selections'
import { Place } from '../../../../gateway/federation/plans/place'
import type { FetchNode, PlanNode } from '../../../../gateway/federation/plans/queryPlan'

const schema = buildSchema(`
  interface Named { id: ID! name: String! }
  type Shop implements Named { id: ID! name: String! owner: Person! staff: [[Person!]!] either: Either mood: Mood }
  type Person implements Named { id: ID! name: String! born: Int }
  type Street { id: ID! name: String! }
  enum Mood { CALM BUSY }
  union Either = Shop | Person
  type Query { shop: Shop shops: [Shop!]! named: Named }
`)

function fetching(serviceName: string, document: string, isOfEntities = false): FetchNode {
  return {
    kind: 'Fetch',
    serviceName,
    operation: document,
    operationName: undefined,
    operationKind: 'query' as FetchNode['operationKind'],
    operationDocumentNode: parse(document),
    ...(isOfEntities ? { requires: [] } : {}),
  }
}
const entities = (serviceName: string, selection: string) =>
  fetching(
    serviceName,
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`,
    true,
  )
const at = (path: string, node: PlanNode): PlanNode =>
  ({ kind: 'Flatten', path: path.split('.'), node }) as never
const inTurn = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes })

/** Whether what stands at a field of the root, or of the one above it, is what the question asks. */
function isAsAsked(
  question: string,
  node: PlanNode,
  keys: readonly string[],
  values: Readonly<Record<string, boolean>> = {},
  own = schema,
): boolean {
  const exact = new Map(['one', 'two'].map((name) => [name, own]))
  const document = parse(question)
  const operation = getOperationAST(document)
  const query = schema.getQueryType()
  if (operation == null || query == null) throw new Error(question)
  const selections = new Selections(schema, document, () => true)
  let place = Place.top(schema, node, new Map(Object.entries(values)), exact)
  let type: GraphQLOutputType = query
  let sets = [operation.selectionSet]
  for (const key of keys) {
    if (!('getFields' in type)) throw new Error(`nothing to be asked at ${key}`)
    place = place.fieldsOf(type)(key)
    const nodes = selections.fieldsOf(type, sets).get(key) ?? []
    type = type.getFields()[nodes[0]?.name.value ?? '']?.type as GraphQLOutputType
    sets = [...setsOf(nodes)]
  }
  return place.isAsAsked(type, { selections, sets })
}

describe('what a plan tells at a place', () => {
  it('is what is asked where one subgraph is asked for just that', () => {
    const asked = '{ shop { name owner { born called: name } staff { ...P } } } fragment P on Person { id }'
    const told = '{ shop { ...S } } fragment S on Shop { name owner { born called: name } staff { id } }'
    expect(isAsAsked(asked, fetching('one', told), ['shop'])).toBe(true)
    expect(isAsAsked(asked, fetching('one', told), ['shop', 'owner'])).toBe(true)
    expect(isAsAsked(asked, fetching('one', told), ['shop', 'staff'])).toBe(true)
    expect(isAsAsked(asked, fetching('elsewhere', told), ['shop'])).toBe(false)
  })

  it.each([
    ['more', '{ shop { name } }', '{ shop { name id } }'],
    ['less', '{ shop { name id } }', '{ shop { name } }'],
    ['another order', '{ shop { name id } }', '{ shop { id name } }'],
    ['another field by the same key', '{ shop { name } }', '{ shop { name: id } }'],
    ['more below', '{ shop { owner { name } } }', '{ shop { owner { __typename name } } }'],
    [
      'more of one thing that it may be',
      '{ shop { either { __typename } } }',
      '{ shop { either { __typename ... on Person { id } } } }',
    ],
  ])('is not where it is asked for %s', (_what, asked, told) => {
    expect(isAsAsked(asked, fetching('one', told), ['shop'])).toBe(false)
    expect(isAsAsked(asked, fetching('one', asked), ['shop'])).toBe(true)
  })

  it('is not where a subgraph tells of something below, as of any item of a list', () => {
    const asked = '{ shops { name owner { name born } } }'
    const shops = fetching('one', '{ shops { name owner { __typename id name } } }')
    const owners = at('shops.@.owner', entities('two', '... on Person { born }'))
    expect(isAsAsked(asked, inTurn(shops, owners), ['shops'])).toBe(false)
    // Nor where all that is asked comes from the first, and the other is asked for what the plan needs.
    const exactly = fetching('one', asked)
    expect(isAsAsked(asked, exactly, ['shops'])).toBe(true)
    expect(isAsAsked(asked, inTurn(exactly, owners), ['shops'])).toBe(false)
    const items = at('shops.@', entities('two', '... on Shop { id }'))
    expect(isAsAsked(asked, inTurn(exactly, items), ['shops'])).toBe(false)
  })

  it('goes by what a subgraph is asked of an entity', () => {
    const asked = '{ shop { name owner { born } staff { name } } }'
    const shop = fetching('one', '{ shop { __typename id name } }')
    const more = at(
      'shop',
      entities('two', '... on Person { id } ... on Shop { owner { born } staff { id } }'),
    )
    const both = { kind: 'Parallel', nodes: [shop, more] } as PlanNode
    expect(isAsAsked(asked, both, ['shop'])).toBe(false)
    expect(isAsAsked(asked, both, ['shop', 'owner'])).toBe(true)
    expect(isAsAsked(asked, both, ['shop', 'staff'])).toBe(false)
  })

  it('is not where a subgraph knows of more than clients are to see', () => {
    const sdl = printSchema(schema)
    const question = '{ shop { mood either { __typename } owner { name } } }'
    for (const own of [
      sdl.replace('enum Mood {', 'enum Mood { SECRET'),
      sdl.replace('Shop | Person', 'Shop | Person | Street'),
    ]) {
      expect(own).not.toBe(sdl)
      const told = (keys: string[]) =>
        isAsAsked(question, fetching('one', question), keys, {}, buildSchema(own))
      expect(told(['shop'])).toBe(false)
      expect(told(['shop', 'owner'])).toBe(true)
    }
    expect(isAsAsked(question, fetching('one', question), ['shop'])).toBe(true)
  })

  it('goes by the variables that decide what is asked', () => {
    const asked = '{ shop { name id } }'
    const told = fetching('one', 'query ($yes: Boolean!) { shop { name id @include(if: $yes) } }')
    expect(isAsAsked(asked, told, ['shop'], { yes: true })).toBe(true)
    expect(isAsAsked(asked, told, ['shop'], { yes: false })).toBe(false)
    const either = {
      kind: 'Condition',
      condition: 'yes',
      ifClause: fetching('one', asked),
      elseClause: fetching('one', '{ shop { __typename } }'),
    } as PlanNode
    expect(isAsAsked(asked, either, ['shop'], { yes: true })).toBe(true)
    expect(isAsAsked(asked, either, ['shop'], { yes: false })).toBe(false)
  })

  it('has the same key where the same is told, and another where something is told below', () => {
    const shop = schema.getType('Shop') as never
    const keys = (node: PlanNode) => {
      const top = Place.top(schema, node, new Map(), new Map())
      const place = top.fieldsOf(schema.getQueryType() as never)
      return ['a', 'b', 'c'].map((key) => place(key).keyOf(shop))
    }
    const told = fetching('one', '{ a: shop { name } b: shop { name } c: shop { id } }')
    const [a, b, c] = keys(told)
    expect(a).toBe(b)
    expect(c).not.toBe(a)
    const [open, closed] = keys(inTurn(told, at('a.owner', entities('two', '... on Person { born }'))))
    expect(open).not.toBe(closed)
    expect(closed).toBe(b)
  })
})
