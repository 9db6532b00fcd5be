/** Whatever a member elsewhere answers, clients are told the truth or a coded error. */
import { readdirSync } from 'node:fs'
import path from 'node:path'

import type { ApolloServer } from '@apollo/server'
import fc from 'fast-check'
import type { OperationDefinitionNode } from 'graphql'
import { buildSchema, parse, print, visit } from 'graphql'

import { packageRoot } from '../../../../../base/process/packageRoot'
import { assemble } from '../../../../../gateway/federation/supergraph/assemble'
import type { MemberService } from '../../../../../gateway/federation/members/memberService'
import type { GatewayContext } from '../../../../../gateway/federation/gatewayContext'
import { createServer } from '../../../../../gateway/federation/server'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../../../support/fictional'
import { exampleQuery } from '../../../../support/processes/running'
import { untruthIn } from '../../../../support/asking/truthBut'
import type { Answer } from '../../../../graph/differential/answers'
import { askGateway } from '../../../../graph/differential/answers'
import { coordinatesOf } from '../../../../graph/differential/mergedSchema'
import { Questions } from '../../../../graph/differential/questions'
import { fictionalValues } from '../../../../graph/differential/values'
import type { Question } from '../../../../graph/differential/writer'
import { testedExecution } from '../../../../support/testedExecution'

const SEED = 20260320
const RANDOM_QUESTIONS = 80
const RUNS = 300
const SECRET = 'password for host db7'

type Json = Record<string, unknown>

/** A place of an answer, where something else may be put or which may be left out. */
interface Spot {
  readonly holder: Json | unknown[]
  readonly key: string | number
  readonly value: unknown
}

function spotsIn(value: unknown): readonly Spot[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Json
  return Object.keys(holder).flatMap((key) => [{ holder, key, value: holder[key] }, ...spotsIn(holder[key])])
}

/** Values of other kinds than what stands at a place: none is what any question could be answered with there. */
function othersThan(value: unknown): readonly unknown[] {
  if (value === null) return [[[[[]]]]]
  if (typeof value === 'string') return [7, true, {}, [], [value]]
  if (typeof value === 'number') return [String(value), true, {}, [], [value]]
  if (typeof value === 'boolean') return [String(value), Number(value), {}, []]
  if (Array.isArray(value)) return ['x', 7, { length: value.length }, value[0] ?? 'x']
  return ['x', 7, [value], [], { __typename: 'Matrix' }]
}

const REFUSED_KEYS = ['id', 'name', 'edition', 'snapshot', '__typename', 'constructor', 'toString', 'length']

interface Mutation {
  readonly kind: 'OTHER' | 'ABSENT' | 'UNASKED' | 'PROTO' | 'ENTITIES' | 'ERROR' | 'TEXT'
  /** Which place, and which of what can be done there: numbers to be taken modulo how many there are. */
  readonly place: number
  readonly choice: number
}

const mutations: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(
    'OTHER',
    'OTHER',
    'OTHER',
    'ABSENT',
    'ABSENT',
    'UNASKED',
    'PROTO',
    'ENTITIES',
    'ERROR',
    'TEXT',
  ),
  place: fc.nat(),
  choice: fc.nat(),
})

function pick<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[number % Math.max(1, items.length)]
}

/** An answer mutated; each in such a way that it is no answer to the question, or the same. */
function mutated(text: string, { kind, place, choice }: Mutation): unknown {
  const answer = JSON.parse(text) as { data?: Json | null; errors?: unknown }
  const spots = spotsIn(answer.data)
  const objects = spots.filter(
    ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
  )
  const inObjects = spots.filter(({ holder }) => !Array.isArray(holder))
  const entities = answer.data?.['_entities'] as unknown[] | undefined
  switch (kind) {
    case 'OTHER': {
      const spot = pick(spots, place)
      if (spot !== undefined) (spot.holder as Json)[spot.key] = pick(othersThan(spot.value), choice)
      return answer
    }
    case 'ABSENT': {
      const spot = pick(inObjects, place)
      if (spot !== undefined) Reflect.deleteProperty(spot.holder, spot.key)
      return answer
    }
    case 'UNASKED': {
      const object = pick(objects, place)?.value as Json | undefined
      const key = pick(REFUSED_KEYS, choice) ?? ''
      if (object !== undefined && !Object.hasOwn(object, key)) object[key] = SECRET
      return answer
    }
    case 'PROTO':
      return JSON.parse(
        JSON.stringify(answer).replaceAll('{', `{"__proto__":{"id":"${SECRET}"},`).replaceAll(',}', '}'),
      )
    case 'ENTITIES':
      if (entities === undefined) return answer
      return pick(
        [
          () => entities.push(entities[0]),
          () => entities.pop(),
          () => entities.unshift(null),
          () => entities.fill(null),
          () => entities.length > 1 && entities.reverse(),
          () => (answer.data = null),
        ].map((act) => () => (act(), answer)),
        choice,
      )?.()
    case 'ERROR': {
      const at = (pick(spots, place)?.key ?? 'x') as string
      const errors = [
        [{ message: SECRET }],
        [{ message: 'no snapshot', path: ['_entities', 0, at], extensions: { code: 'SNAPSHOT_NOT_HELD' } }],
        [{ message: 'no snapshot', path: ['_entities', 0], extensions: { code: 'SNAPSHOT_NOT_HELD' } }],
        [{ message: SECRET, extensions: { code: 'toString' } }],
      ]
      answer.errors = pick(errors, choice)
      return answer
    }
    case 'TEXT':
      return pick<unknown>(
        [SECRET, [answer], null, {}, 7, { data: SECRET }, { data: [] }, { errors: [] }],
        choice,
      )
  }
}

/** The question in words that nobody has used before: nothing that is kept answers it. */
function anew(text: string, run: number): string {
  const asked = parse(`{ anew${run}: __typename }`).definitions[0] as OperationDefinitionNode
  return print(
    visit(parse(text), {
      OperationDefinition: (operation) => {
        const selections = [...asked.selectionSet.selections, ...operation.selectionSet.selections]
        return { ...operation, selectionSet: { ...operation.selectionSet, selections } }
      },
    }),
  )
}

/** Data as a client receives it, without what made the question another. */
function received({ data }: Answer): unknown {
  const plain = JSON.parse(JSON.stringify(data)) as Json
  return Object.fromEntries(Object.entries(plain).filter(([key]) => !key.startsWith('anew')))
}

describe('a member elsewhere that answers with anything', () => {
  let server: ApolloServer<GatewayContext>
  let mutation: Mutation | undefined
  let asked = 0
  const questions: { readonly question: Question; readonly truth: Answer }[] = []

  /** As if it came over the network, from somewhere else. */
  const elsewhere = (service: MemberService): MemberService => ({
    ...service,
    trusted: false,
    knowsEveryEntity: true,
    async ask(document, variables, context) {
      asked += 1
      const text = JSON.stringify(await service.ask(document, variables, context))
      return mutation === undefined ? (JSON.parse(text) as unknown) : mutated(text, mutation)
    },
  })

  beforeAll(async () => {
    const assembly = assemble(fictionalRegister(), fictionalBooks(), {
      now: FICTIONAL_NOW,
      execution: testedExecution(),
    })
    const edition = await assembly.portfolio.learn()
    server = createServer({
      supergraphSdl: assembly.composition.supergraphSdl,
      services: assembly.services.map((service) => (service.name === 'beta' ? elsewhere(service) : service)),
      memberTimeoutMillis: 60_000,
      execution: testedExecution(),
      onFailure: () => undefined,
    })
    await server.start()
    const schema = buildSchema(assembly.composition.publicSdl)
    const random = new Questions({
      schema,
      coordinates: coordinatesOf(schema),
      foreign: new Set([...coordinatesOf(schema)].filter((one) => one.startsWith('BetaCluster.'))),
      values: fictionalValues(assembly.portfolio, [edition.id]),
      settled: () => true,
    })
    const examples = readdirSync(path.join(packageRoot(), 'examples', 'queries'))
      .filter((name) => name.endsWith('.graphql'))
      .map((name) => ({ text: exampleQuery(path.parse(name).name), variables: {} }))
    const candidates = [
      ...examples,
      ...Array.from({ length: RANDOM_QUESTIONS }, (_, i) => random.next(SEED + i)),
    ]
    for (const question of candidates) {
      const before = asked
      const truth = await askGateway(server, question)
      // Of a question that is refused, or not put to the member, there is nothing to be found out.
      if (truth.errors === undefined && asked > before) questions.push({ question, truth })
    }
  })
  afterAll(() => server.stop())

  it('is told true or not at all', async () => {
    expect(questions.length).toBeGreaterThan(30)
    const told = { true: 0, coded: 0 }
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: questions.length - 1 }), mutations, async (number, chosen) => {
        const { question, truth } = questions[number] as (typeof questions)[number]
        run += 1
        const asking = { ...question, text: anew(question.text, run) }
        mutation = chosen
        // Answers are kept from the second time on.
        for (let time = 0; time < 2; time += 1) {
          const answer = await askGateway(server, asking)
          const errors = (answer.errors ?? []).map(({ extensions }) => extensions as Json)
          for (const { code, member } of errors) {
            expect(member).toBe('beta')
            expect(['MEMBER_ANSWERED_GARBAGE', 'MEMBER_FAILED', 'SNAPSHOT_NOT_HELD']).toContain(code)
          }
          const paths = errors.flatMap((error) => error['paths'] as (string | number)[][])
          expect(untruthIn(received(answer), received(truth), paths)).toBeUndefined()
          expect(JSON.stringify(answer)).not.toContain(SECRET)
          told[errors.length === 0 ? 'true' : 'coded'] += 1
        }
        mutation = undefined
        const after = await askGateway(server, asking)
        expect(after.errors).toBeUndefined()
        expect(received(after)).toEqual(received(truth))
      }),
      { seed: SEED, numRuns: RUNS },
    )
    expect(told.true).toBeGreaterThan(RUNS / 10)
    expect(told.coded).toBeGreaterThan(RUNS)
  })
})
