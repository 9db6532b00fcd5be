/** Against the shaping of `@apollo/gateway` itself, which it stands in for, over answers with anything missing. */
import { buildSchema, operationFromDocument } from '@apollo/federation-internals'
import { computeResponse } from '@apollo/gateway/dist/resultShaping'
import fc from 'fast-check'
import type { DocumentNode } from 'graphql'
import {
  execute,
  getOperationAST,
  isAbstractType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

import type { Data } from '../../../../gateway/federation/plans/merging'
import { Place } from '../../../../gateway/federation/plans/place'
import type { FetchNode } from '../../../../gateway/federation/plans/queryPlan'
import { shaping } from '../../../../gateway/federation/plans/shaping'

const schema = buildSchema(`
  interface Named { name: String! note: String }
  type Person implements Named { name: String! note: String kind: Kind! friends: [Named!] all: [[Person!]]! }
  type Pet implements Named { name: String! note: String owner: Person! kind: Kind }
  enum Kind { CAT DOG }
  union Either = Person | Pet
  type Query { named: Named person: Person! people: [Person]! either: Either kinds: [Kind!] }
`)
const api = schema.toGraphQLJSSchema()

const QUESTIONS = [
  '{ named { name ... on Pet { owner { name kind } } ... on Person { friends { note name } } __typename } }',
  '{ person { name all { name } } people { kind note } }',
  '{ people { name friends { ...N ... on Pet { owner { ...N } } } } kinds } fragment N on Named { note again: name }',
  '{ either { ... on Named { name } ... on Person { kind } __typename } person { note } person { kind note } }',
  'query ($yes: Boolean!, $no: Boolean = false) { named @include(if: $yes) { name note @skip(if: $no) } kinds @skip(if: true) }',
  'query ($yes: Boolean!) { person { ...P @skip(if: $yes) note } } fragment P on Person { kind friends { name @include(if: $yes) note } }',
]

/** What is told of something that is declared to be of some types: one of them, one that is none, or not said. */
function thingOf(types: readonly string[], owner: fc.Arbitrary<unknown>, friend: fc.Arbitrary<unknown>) {
  const friends = fc.array(fc.option(friend, { freq: 9 }), { maxLength: 2 })
  return fc.record(
    {
      __typename: fc.constantFrom(...types, ...types, ...types, 'Nothing'),
      name: fc.option(fc.constant('Ada'), { freq: 9 }),
      note: fc.constantFrom<unknown>('a note', null),
      again: fc.option(fc.constant('Ada'), { freq: 9 }),
      kind: fc.constantFrom('CAT', 'DOG', 'CAT', 'DOG', 'COW'),
      owner,
      friends: fc.option(friends),
      all: fc.array(fc.option(fc.array(fc.option(owner, { freq: 9 }), { maxLength: 2 })), { maxLength: 2 }),
    },
    { requiredKeys: ['name', 'kind'] },
  )
}

const { person, either } = fc.letrec((tie) => ({
  person: thingOf(['Person'], tie('owner'), tie('friend')),
  either: thingOf(['Person', 'Pet'], tie('owner'), tie('friend')),
  owner: fc.option(tie('person'), { freq: 9, maxDepth: 3, depthIdentifier: 'things' }),
  friend: fc.option(tie('either'), { freq: 9, maxDepth: 3, depthIdentifier: 'things' }),
}))

const told = fc.record(
  {
    named: either,
    person,
    people: fc.array(fc.option(person, { freq: 9 }), { maxLength: 3 }),
    either,
    kinds: fc.array(fc.constantFrom('CAT', 'DOG', 'CAT', 'COW', null), { maxLength: 2 }),
  },
  { requiredKeys: ['person', 'people'] },
)

const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const

/** What a subgraph is asked of a question: what something is as well, where it may be several things. */
function planned(question: string): DocumentNode {
  const types = new TypeInfo(api)
  return visit(
    parse(question),
    visitWithTypeInfo(types, {
      SelectionSet: ({ selections, ...set }) =>
        isAbstractType(types.getParentType()) ? { ...set, selections: [TYPENAME, ...selections] } : undefined,
    }),
  )
}

/** A plan of one fetch. */
function fetching(question: string): FetchNode {
  return {
    kind: 'Fetch',
    serviceName: 'all',
    operation: question,
    operationName: undefined,
    operationKind: 'query' as FetchNode['operationKind'],
    operationDocumentNode: planned(question),
  }
}

/** @param exact the subgraphs of the plan that answer with just what they are asked */
function shapedBy(
  question: string,
  variables: Readonly<Record<string, unknown>>,
  data: Data,
  exact: readonly string[] = [],
) {
  const document = parse(question)
  const operation = getOperationAST(document)
  if (operation == null) throw new Error(question)
  return {
    ours: shaping(api, document, operation, (values) =>
      Place.top(api, fetching(question), values, new Map(exact.map((name) => [name, api]))),
    )(data, { no: false, ...variables }),
    theirs: computeResponse({
      operation: operationFromDocument(schema, document),
      variables: { ...variables },
      input: data,
      introspectionHandling: () => undefined,
    }).data as Data | null,
  }
}

describe('shaping what subgraphs have told', () => {
  it.each(QUESTIONS)('comes to what the gateway comes to: %s', (question) => {
    let whole = 0
    fc.assert(
      fc.property(told, fc.boolean(), (data, yes) => {
        const { ours, theirs } = shapedBy(question, { yes }, data)
        expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs))
        if (ours !== null) whole += 1
      }),
      { numRuns: 300 },
    )
    expect(whole).toBeGreaterThan(50)
  })

  it.each(QUESTIONS)('comes to the same where a subgraph has told just what is asked: %s', (question) => {
    let whole = 0
    fc.assert(
      fc.property(told, fc.boolean(), (rootValue, yes) => {
        const variableValues = { yes }
        const { data } = execute({ schema: api, document: planned(question), rootValue, variableValues }) as {
          data?: Data | null
        }
        if (data == null) return
        const { ours, theirs } = shapedBy(question, variableValues, data, ['all'])
        expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs))
        whole += 1
      }),
      { numRuns: 300 },
    )
    expect(whole).toBeGreaterThan(50)
  })

  it('hides nothing of what it is given where all is there', () => {
    const friends = [{ __typename: 'Pet', name: 'Rex', note: null }]
    const data = { people: [{ __typename: 'Person', name: 'Ada', friends, kind: 'DOG' }], kinds: ['CAT'] }
    const { ours } = shapedBy('{ people { friends { note name } } kinds }', {}, data)
    expect(ours).toEqual({ people: [{ friends: [{ note: null, name: 'Rex' }] }], kinds: ['CAT'] })
  })

  it.each([
    '{ __schema { types { name } } }',
    '{ person { toString: name } }',
    '{ person { name @deprecated } }',
  ])('leaves to the gateway: %s', (question) => {
    expect(() => shapedBy(question, {}, {})).toThrow()
  })
})
