import fc from 'fast-check'
import type { GraphQLSchema } from 'graphql'
import { buildSchema, execute, isObjectType, parse, validate } from 'graphql'

import type { ExecutionMode } from '../../../../base/graphql/execution/execution'
import { EXECUTION_MODES, executionBy } from '../../../../base/graphql/execution/execution'
import { executorOver } from '../../../../base/graphql/execution/executorOver'

const SDL = `
  interface Named { name: String!, friends(first: Int = 2): [Named!]! }
  type Person implements Named { name: String!, friends(first: Int = 2): [Named!]!, age: Int, pets: [Pet] }
  type Pet implements Named { name: String!, friends(first: Int = 2): [Named!]!, owner: Person!, kind: Kind }
  enum Kind { CAT DOG }
  union Either = Person | Pet
  input Wanted { kind: Kind, names: [String!] }
  type Query {
    person: Person, pet: Pet!, either(pet: Boolean!): Either, named: [Named], wanted(by: Wanted): [Pet!]
    later: Person, missing: Person, broken: Person, brokenLater: Pet, lacking: Pet, text: String, echo(text: String = "hush"): String
  }
`

/** Which of the resolvers were asked, so that each run begins afresh. */
function schemaOf(): GraphQLSchema {
  const schema = buildSchema(SDL)
  const pet: Record<string, unknown> = { __typename: 'Pet', name: 'Rex', kind: 'DOG' }
  const person: Record<string, unknown> = { __typename: 'Person', name: 'Ada', age: 36, pets: [pet, null] }
  pet['owner'] = person
  const friends = ({ first }: { first: number }) => [person, pet, person].slice(0, first)
  pet['friends'] = friends
  person['friends'] = (args: { first: number }) => Promise.resolve(friends(args))
  const resolvers: Readonly<Record<string, (args: Record<string, unknown>) => unknown>> = {
    person: () => person,
    pet: () => Promise.resolve(pet),
    either: ({ pet: wanted }) => (wanted === true ? pet : person),
    named: () => [person, Promise.resolve(pet), null],
    wanted: ({ by }) => (JSON.stringify(by ?? null) === '{"kind":"CAT"}' ? null : [pet]),
    later: () => new Promise((resolve) => setImmediate(() => resolve(person))),
    missing: () => null,
    broken: () => {
      throw new Error('broken')
    },
    brokenLater: () => Promise.reject(new Error('broken later')),
    lacking: () => ({ ...pet, name: null, owner: () => Promise.reject(new Error('nobody')) }),
    text: () => 7,
    echo: ({ text }) => text,
  }
  const query = schema.getQueryType()
  if (!isObjectType(query)) throw new Error('there is no query')
  for (const [name, resolve] of Object.entries(resolvers)) {
    const field = query.getFields()[name]
    if (field === undefined) throw new Error(name)
    field.resolve = (_source, args: Record<string, unknown>) => resolve(args)
  }
  return schema
}

const schema = schemaOf()

const NAMED = ['name', 'friends', 'friends(first: 1)', 'friends(first: $first)', '__typename']
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Named: NAMED,
  Person: [...NAMED, 'age', 'pets'],
  Pet: [...NAMED, 'owner', 'kind'],
  Either: ['__typename'],
  Query: [
    'person pet either(pet: true) either(pet: $is) named wanted wanted(by: {kind:CAT}) wanted(by: {names:["a"]}) later',
    'missing broken brokenLater lacking text echo echo(text: null) echo(text: $text) __typename',
  ]
    .join(' ')
    .split(/ (?![^(]*\))/),
}
const TYPES: Readonly<Record<string, string>> = {
  friends: 'Named',
  named: 'Named',
  pets: 'Pet',
  pet: 'Pet',
  owner: 'Person',
  person: 'Person',
  later: 'Person',
  missing: 'Person',
  broken: 'Person',
  brokenLater: 'Pet',
  lacking: 'Pet',
  wanted: 'Pet',
  either: 'Either',
}

/** Selections of a type, as deep as may be, with fragments and aliases. */
function selections(type: string, depth: number): fc.Arbitrary<string> {
  const field = fc
    .tuple(fc.constantFrom(...(FIELDS[type] ?? [])), fc.constantFrom('', '', 'a', 'b'))
    .chain(([text, alias]) => {
      const beneath = TYPES[text.split('(')[0] ?? '']
      const told = alias === '' ? text : `${alias}: ${text}`
      if (beneath === undefined) return fc.constant(told)
      if (depth === 0) return fc.constant('__typename')
      return selections(beneath, depth - 1).map((inner) => `${told} { ${inner} }`)
    })
  const narrower = type === 'Named' || type === 'Either' ? ['Person', 'Pet', 'Named'] : [type]
  const inline = fc
    .constantFrom(...narrower)
    .chain((on) => selections(on, Math.max(0, depth - 1)).map((inner) => `... on ${on} { ${inner} }`))
  const spread = fc.constantFrom(...(type === 'Query' ? ['__typename'] : ['...Known', '__typename']))
  const one = depth === 0 ? field : fc.oneof({ weight: 4, arbitrary: field }, inline, spread)
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
}

const FRAGMENT = 'fragment Known on Named { name friends { __typename ... on Pet { kind } } }'
const HEAD = 'query ($first: Int = 1, $is: Boolean! = false, $text: String)'

const told = (value: unknown) => JSON.stringify(value)

describe.each(EXECUTION_MODES)('executing the %s way', (mode: ExecutionMode) => {
  const executor = () => executorOver(schema, executionBy(mode))

  it('gives what graphql-js gives, to the order of the keys, errors included', async () => {
    let [asked, plain] = [0, 0]
    const variables = fc.constantFrom(
      {},
      { first: 3, is: true, text: 'loud' },
      { first: null },
      { first: 'x' },
      { is: null },
    )
    await fc.assert(
      fc.asyncProperty(selections('Query', 3), variables, async (chosen, given) => {
        const text = `${HEAD} { ${chosen} echo(text: $text) either(pet: $is) { __typename } person { friends(first: $first) { ...Known } } } ${FRAGMENT}`
        const document = parse(text)
        if (validate(schema, document).length > 0) return
        const expected = await execute({ schema, document, variableValues: given })
        const execution = executor()
        for (let again = 0; again < 2; again += 1) {
          const answer = await execution.run(document, given, undefined)
          expect(told(answer.data)).toBe(told(expected.data))
          expect(told(answer.errors)).toBe(told(expected.errors))
        }
        asked += 1
        if (expected.errors === undefined) plain += 1
      }),
      { numRuns: 1_500 },
    )
    // Else it would say little: many are valid, and of these many go plainly and many do not.
    expect(asked).toBeGreaterThan(300)
    expect(plain).toBeGreaterThan(80)
    expect(asked - plain).toBeGreaterThan(80)
  }, 60_000)

  it.each([
    [
      'a directive',
      'query ($is: Boolean!) { person @include(if: $is) { name } text @skip(if: $is) }',
      { is: true },
    ],
    ['introspection', '{ __schema { queryType { name } } }', {}],
    ['a key that objects have already', '{ __proto__: person { name } constructor: echo }', {}],
    ['the wrong variables', 'query ($is: Boolean!) { either(pet: $is) { __typename } }', {}],
  ])('leaves %s to graphql-js', async (_what, text, variables) => {
    const document = parse(text)
    const answer = await executor().run(document, variables, undefined)
    expect(told(answer)).toBe(told(await execute({ schema, document, variableValues: variables })))
  })

  it('carries out the operation that is named', async () => {
    const document = parse('query A { person { name } } query B { pet { name } }')
    const execution = executor()
    expect(told(await execution.run(document, {}, undefined, 'A'))).toBe('{"data":{"person":{"name":"Ada"}}}')
    expect(told(await execution.run(document, {}, undefined, 'B'))).toBe('{"data":{"pet":{"name":"Rex"}}}')
    const neither = await execution.run(document, {}, undefined)
    expect(told(neither)).toBe(told(await execute({ schema, document })))
  })
})
