import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse, print } from 'graphql'

import type { UncheckedAnswer } from '../../../../../gateway/federation/members/checking/answerCheck'
import { AnswerCheck } from '../../../../../gateway/federation/members/checking/answerCheck'

const SDL = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  interface Named { name: String! }
  enum Mood { GOOD BAD }
  scalar Anything
  type Person implements Named @key(fields: "code at") @key(fields: "home { town }") {
    code: ID!
    at: Int!
    home: Home!
    name: String!
    age: Int
    height: Float
    tags: [String!]
    mood: Mood
    known: Boolean!
    anything: Anything
    friends: [Named]!
  }
  type Home { town: String! street: String }
  type Pet implements Named @key(fields: "name") @key(fields: "chip", resolvable: false) {
    name: String!
    chip: ID
    owner: Person
  }
  type Query { named: Named people: [Person!]! }
`)

interface Made {
  readonly __typename: string
}

const schema = buildSubgraphSchema({
  typeDefs: SDL,
  resolvers: {
    Person: { __resolveReference: (reference: Made) => ({ ...ADA, ...reference }) },
    Pet: { __resolveReference: (reference: Made) => ({ chip: '7', owner: ADA, ...reference }) },
  },
})

const ADA = {
  __typename: 'Person',
  code: 'ada',
  at: 3,
  home: { town: 'Ely', street: 'High Street' },
  name: 'Ada',
  age: 36,
  height: 1.7,
  tags: ['a', 'b'],
  mood: 'GOOD',
  known: true,
  anything: { deep: [1] },
  friends: [{ __typename: 'Pet', name: 'Rex', chip: '7' }, null],
}

const person = (more: object = {}) => ({ __typename: 'Person', code: 'ada', at: 3, ...more })

const ENTITIES = `query ($representations: [_Any!]!, $with: Boolean = true) {
  _entities(representations: $representations) { %s }
}`

type Json = Record<string, unknown>
interface Told extends UncheckedAnswer {
  data: { _entities: Json[] } & Json
}

/** An honest answer as it comes over the network, and the check of it. */
async function asked(text: string, variables: Json = {}, rootValue: unknown = {}) {
  const check = new AnswerCheck({ schema, knowsEveryEntity: true }, parse(text))
  const honest = await execute({ schema, document: check.document, variableValues: variables, rootValue })
  return { check, variables, told: JSON.parse(JSON.stringify(honest)) as Told }
}

async function askedEntities(fields: string, representations: readonly object[], more: Json = {}) {
  return asked(ENTITIES.replace('%s', fields), { representations, ...more })
}

const FIELDS = `... on Person { age name tags mood known height anything friends { ... on Pet { name } } }`
const TRUE_ADA = {
  age: 36,
  name: 'Ada',
  tags: ['a', 'b'],
  mood: 'GOOD',
  known: true,
  height: 1.7,
  anything: { deep: [1] },
  friends: [{ name: 'Rex' }, null],
}

describe('what a member elsewhere answers', () => {
  it('is passed on as it was asked, without what was asked for the check', async () => {
    const { check, variables, told } = await askedEntities(FIELDS, [person()])
    expect(Object.keys(told.data._entities[0] ?? {})).toEqual(
      expect.arrayContaining(['checkType', 'check1', 'check2', 'check3']),
    )
    const checked = check.check(variables, told)
    expect(checked).toEqual({ data: { _entities: [TRUE_ADA] }, errors: [] })
    expect(JSON.stringify(checked)).toBe(JSON.stringify({ data: { _entities: [TRUE_ADA] }, errors: [] }))
  })

  it('is looked at under names that the document does not use itself', async () => {
    const text = '... on Person { checkType: name check1: age xcheck: known }'
    const { check, variables, told } = await askedEntities(text, [person()])
    expect(check.check(variables, told)).toEqual({
      data: { _entities: [{ checkType: 'Ada', check1: 36, xcheck: true }] },
      errors: [],
    })
  })

  it.each<[string, (entity: Json) => void]>([
    ['data._entities[0].age is not of type Int', (ada) => (ada['age'] = '36')],
    ['data._entities[0].age is not of type Int', (ada) => (ada['age'] = 36.5)],
    ['data._entities[0].age is not of type Int', (ada) => (ada['age'] = 2_147_483_648)],
    ['data._entities[0].name is not of type String', (ada) => (ada['name'] = 7)],
    ['data._entities[0].name is null', (ada) => (ada['name'] = null)],
    ['data._entities[0].name is absent', (ada) => delete ada['name']],
    ['data._entities[0].tags is not a list', (ada) => (ada['tags'] = 'a')],
    ['data._entities[0].tags is not a list', (ada) => (ada['tags'] = { 0: 'a', length: 1 })],
    ['data._entities[0].tags[1] is null', (ada) => (ada['tags'] = ['a', null])],
    ['data._entities[0].mood is not of type Mood', (ada) => (ada['mood'] = 'UGLY')],
    ['data._entities[0].mood is not of type Mood', (ada) => (ada['mood'] = 'constructor')],
    ['data._entities[0].known is not of type Boolean', (ada) => (ada['known'] = 'true')],
    ['data._entities[0].height is not of type Float', (ada) => (ada['height'] = 'NaN')],
    ['data._entities[0].height is not of type Float', (ada) => (ada['height'] = JSON.parse('1e999'))],
    ['data._entities[0].friends[0] is not an object', (ada) => (ada['friends'] = ['Rex'])],
    ['data._entities[0].friends[0] is not an object', (ada) => (ada['friends'] = [[]])],
    [
      'data._entities[0].friends[0] is not of a type of Named',
      (ada) => (ada['friends'] = [{ checkType: 'Home', name: 'Rex' }]),
    ],
    [
      'data._entities[0].friends[0] is not of a type of Named',
      (ada) => (ada['friends'] = [{ checkType: 'toString', name: 'Rex' }]),
    ],
    ['data._entities[0] is not of type Person', (ada) => (ada['checkType'] = 'Pet')],
    ['data._entities[0] is not of type Person', (ada) => delete ada['checkType']],
    ['data._entities[0] is another entity than was asked for', (ada) => (ada['check1'] = 'bob')],
    ['data._entities[0] is another entity than was asked for', (ada) => (ada['check2'] = '3')],
    ['data._entities[0] is another entity than was asked for', (ada) => delete ada['check2']],
  ])('is no answer: %s', async (fault, alter) => {
    const { check, variables, told } = await askedEntities(FIELDS, [person()])
    alter(told.data._entities[0] as Json)
    expect(check.check(variables, told)).toEqual({ fault })
  })

  it.each<[string, (told: Told) => void]>([
    ['data is not an object', (told) => ((told as { data: unknown }).data = 'Internal Server Error')],
    ['data is not an object', (told) => ((told as { data: unknown }).data = [])],
    ['there is no data', (told) => ((told as { data: unknown }).data = null)],
    ['there is no data', (told) => delete (told as { data?: unknown }).data],
    ['data._entities is absent', (told) => delete (told.data as { _entities?: unknown })._entities],
    ['data._entities is not a list of 2', ({ data }) => data._entities.pop()],
    ['data._entities is not a list of 2', ({ data }) => data._entities.push({})],
    ['data._entities[0] is another entity than was asked for', ({ data }) => data._entities.reverse()],
    ['data._entities[1] is null without an error', ({ data }) => ((data._entities as unknown[])[1] = null)],
    ['data._entities[1] is not an object', ({ data }) => ((data._entities as unknown[])[1] = 'Bob')],
  ])('is no answer to a question about two: %s', async (fault, alter) => {
    const { check, variables, told } = await askedEntities('... on Person { age }', [
      person(),
      person({ code: 'bob' }),
    ])
    alter(told)
    expect(check.check(variables, told)).toEqual({ fault })
  })

  it('tells entities apart by parts of a key, and looks at no key that was not sent', async () => {
    const { check, variables, told } = await askedEntities('... on Pet { chip } ... on Person { age }', [
      { __typename: 'Person', home: { town: 'Ely' } },
      { __typename: 'Pet', name: 'Rex' },
    ])
    expect(check.check(variables, told)).toEqual({
      data: { _entities: [{ age: 36 }, { chip: '7' }] },
      errors: [],
    })
    const other = { ...variables, representations: [{ __typename: 'Person', home: { town: 'Ayr' } }, {}] }
    expect(check.check(other, told)).toEqual({
      fault: 'data._entities[0] is another entity than was asked for',
    })
  })

  it.each([
    [{ with: true }, { age: 36, known: true }],
    [{ with: false }, { name: 'Ada' }],
    [{}, { age: 36, known: true }],
  ])('is asked by conditions: %j', async (variables, entity) => {
    const text = `... on Person { __typename @skip(if: true) age @include(if: $with) name @skip(if: $with)
      ... @include(if: $with) { known } }`
    const { check, variables: sent, told } = await askedEntities(text, [person()], variables)
    expect(check.check(sent, told)).toEqual({ data: { _entities: [entity] }, errors: [] })
  })

  it('is of the type that it says, though the question leaves that out', async () => {
    const question = '{ named { __typename @skip(if: true) ... on Person { age } ... on Pet { chip } } }'
    const { check, told } = await asked(question, {}, { named: ADA })
    expect(check.check({}, told)).toEqual({ data: { named: { age: 36 } }, errors: [] })
  })

  it('is passed on without what was not asked, whatever that is called', async () => {
    const { check, variables, told } = await askedEntities('... on Person { name tags home { town } }', [
      person(),
    ])
    const [ada = {}] = told.data._entities
    Object.assign(ada, { id: 'matrix', code: 'matrix', constructor: 'x', age: { name: 'x' } })
    Object.assign(ada['home'] as Json, { street: 'x' })
    Object.assign(told.data, { portfolio: 'x' })
    const text = JSON.stringify(told).replace('"name":', '"__proto__":{"name":"x"},"name":')
    const entity = { name: 'Ada', tags: ['a', 'b'], home: { town: 'Ely' } }
    expect(check.check(variables, JSON.parse(text) as Told)).toEqual({
      data: { _entities: [entity] },
      errors: [],
    })
  })

  it('is told under any name that a client may give', async () => {
    const text = '... on Person { __proto__: name constructor: age toString: known }'
    const { check, variables, told } = await askedEntities(text, [person()])
    const entity = JSON.parse('{"__proto__":"Ada","constructor":36,"toString":true}') as Json
    expect(JSON.stringify(check.check(variables, told))).toBe(
      JSON.stringify({ data: { _entities: [entity] }, errors: [] }),
    )
    delete told.data._entities[0]?.['toString']
    expect(check.check(variables, told)).toEqual({ fault: 'data._entities[0].toString is absent' })
  })

  it('are not asked for a key that is external: their subgraph does not tell it', () => {
    const schema = buildSubgraphSchema({
      typeDefs: parse(`
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external"])
        type User @key(fields: "email") { email: String! @external nickname: String! }
      `),
    })
    const text = ENTITIES.replace('%s', '... on User { nickname }')
    const { document } = new AnswerCheck({ schema }, parse(text))
    expect(print(document)).not.toContain('email')
  })

  it('may be null without an error where the member does not promise every entity', () => {
    const text = ENTITIES.replace('%s', '... on Person { age }')
    const check = new AnswerCheck({ schema, knowsEveryEntity: false }, parse(text))
    const answer = { data: { _entities: [null] } }
    expect(check.check({ representations: [person()] }, answer)).toEqual({ ...answer, errors: [] })
  })

  it('may be null where an error says why', async () => {
    const { check, variables, told } = await askedEntities('... on Person { age }', [person(), person()])
    const entities = told.data._entities as unknown[]
    entities[1] = null
    for (const error of [{ message: 'gone', path: ['_entities', 1] }, { message: 'gone' }]) {
      expect(check.check(variables, { ...told, errors: [error] })).toEqual({
        data: { _entities: [{ age: 36 }, null] },
        errors: [error],
      })
    }
    const elsewhere = { ...told, errors: [{ message: 'gone', path: ['_entities', 0] }] }
    expect(check.check(variables, elsewhere)).toEqual({
      fault: 'an error is not of a place that was asked and is null',
    })
  })

  it.each<[string, readonly (string | number)[]]>([
    ['is not asked', ['_entities', 0, 'name']],
    ['is not asked', ['_entities', 0, '<script>']],
    ['is not asked', ['portfolio']],
    ['is not asked', ['_entities', 'age']],
    ['is not asked', ['_entities', 0, 'friends', 0, 'age']],
    ['is beyond what is asked', ['_entities', 0, 'age', 'years']],
    ['is there', ['_entities', 0, 'age']],
    ['is there', ['_entities', 0]],
    ['is not among them', ['_entities', 5, 'age']],
  ])('is no answer where an error is of something that %s: %j', async (_what, path) => {
    const { check, variables, told } = await askedEntities('... on Person { age friends { name } }', [
      person(),
    ])
    expect(check.check(variables, { ...told, errors: [{ message: 'x', path }] })).toEqual({
      fault: 'an error is not of a place that was asked and is null',
    })
  })

  it('may tell of an error beneath what is null for it', async () => {
    const { check, variables } = await askedEntities(
      '... on Person { friends { ... on Pet { owner { home { town } } } } }',
      [person()],
    )
    const path = ['_entities', 0, 'friends', 1, 'owner', 'home', 'town']
    const errors = [{ message: 'x', path }]
    const entity = {
      checkType: 'Person',
      check1: 'ada',
      check2: 3,
      friends: [null, { checkType: 'Pet', owner: null }],
    }
    expect(check.check(variables, { data: { _entities: [entity] }, errors })).toEqual({
      data: { _entities: [{ friends: [null, { owner: null }] }] },
      errors,
    })
    expect(check.check(variables, { data: null, errors })).toEqual({ data: null, errors })
  })

  it('tells no error of what was asked for the check alone', async () => {
    const { check, variables } = await askedEntities('... on Person { age }', [person()])
    const errors = [{ message: 'x', path: ['_entities', 0, 'check2'] }]
    expect(check.check(variables, { data: { _entities: [null] }, errors })).toEqual({
      data: { _entities: [null] },
      errors: [{ message: 'x', path: ['_entities', 0] }],
    })
  })

  it('is checked in no more steps than the document has parts, however often it spreads them', async () => {
    const levels = 40
    const fragments = Array.from(
      { length: levels },
      (_, i) =>
        `fragment F${i} on Person { friends { ...F${i + 1} ...F${i + 1} ... on Person { ...F${i + 1} } } }`,
    )
    const text = `{ people { ...F0 ...F0 } } ${fragments.join(' ')} fragment F${levels} on Person { name }`
    let people: unknown = { checkType: 'Person', name: 'Ada' }
    for (let i = 0; i < levels; i += 1) people = { checkType: 'Person', friends: [people] }
    const check = new AnswerCheck({ schema }, parse(text))
    const began = performance.now()
    expect(check.check({}, { data: { people: [people] } })).toHaveProperty('data')
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
