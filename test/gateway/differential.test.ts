/**
 * The gateway against one plain schema over the same resolvers: whatever is asked, the answers agree.
 *
 * `SEED` and `QUERIES` choose other and more questions.
 */
import type { ApolloServer } from '@apollo/server'
import type { ExecutionResult, GraphQLSchema } from 'graphql'
import { buildSchema, execute, parse } from 'graphql'

import { assemble } from '../../gateway/assemble'
import { newRecord } from '../../gateway/serving/failures'
import type { MemberService } from '../../gateway/serving/memberService'
import type { GatewayContext } from '../../gateway/serving/server'
import { createServer } from '../../gateway/serving/server'
import {
  factRecord,
  FICTIONAL_NOW,
  fictionalBooks,
  fictionalRegister,
  snapshotOf,
} from '../support/fictional'
import type { DifferenceOptions } from './differential/difference'
import { differenceOf } from './differential/difference'
import { coordinatesOf, mergedSchema, ownersOf } from './differential/mergedSchema'
import type { Question } from './differential/questions'
import { Questions } from './differential/questions'
import { repeatsCondition } from './differential/repeatsCondition'
import { fictionalValues } from './differential/values'

jest.setTimeout(120_000)

const SEED = Number(process.env['SEED'] ?? '20260320')
const QUERIES = Number(process.env['QUERIES'] ?? '320')

type Answer = Pick<ExecutionResult, 'data' | 'errors'>

/** The service, noting who was asked. */
function noting(service: MemberService, asked: Set<string>): MemberService {
  return {
    name: service.name,
    schema: service.schema,
    trusted: service.trusted,
    ask: (document, variables) => {
      asked.add(service.name)
      return service.ask(document, variables)
    },
  }
}

async function askGateway(
  server: ApolloServer<GatewayContext>,
  { text, variables }: Question,
): Promise<Answer> {
  const { body } = await server.executeOperation(
    { query: text, variables: { ...variables } },
    { contextValue: { record: newRecord() } },
  )
  if (body.kind !== 'single') throw new Error('the gateway answered in parts')
  return body.singleResult as Answer
}

async function askMerged(schema: GraphQLSchema, { text, variables }: Question): Promise<Answer> {
  return execute({ schema, document: parse(text), variableValues: variables })
}

/** Data as a client receives it: JSON, in the order of its keys. */
const received = ({ data }: Answer): unknown => JSON.parse(JSON.stringify({ data }))

/** Why two answers to a question do not agree, or nothing. */
function disagreement(gateway: Answer, merged: Answer, options: DifferenceOptions): string | undefined {
  const [ours = [], theirs = []] = [gateway.errors, merged.errors]
  const difference =
    differenceOf(received(gateway), received(merged), options) ??
    (ours.length > 0 === theirs.length > 0 ? undefined : 'errors of one alone')
  return difference && `${difference}\nerrors ${JSON.stringify(ours)} against ${JSON.stringify(theirs)}`
}

interface Run {
  readonly disagreements: readonly string[]
  readonly texts: ReadonlySet<string>
  readonly unasked: readonly string[]
  readonly unanswered: readonly string[]
  readonly valueless: readonly string[]
  readonly withErrors: number
  readonly comparedInOrder: number
  /** How many questions made the gateway ask so many subgraphs. */
  readonly touching: ReadonlyMap<number, number>
}

async function compareAll(): Promise<Run> {
  const books = fictionalBooks()
  const { portfolio, composition, subgraphs, services } = assemble(fictionalRegister(), books, {
    now: FICTIONAL_NOW,
  })
  const before = await portfolio.learn()
  const late = factRecord('Milestone', {
    programme: 'gamma',
    milestone: 'late',
    name: 'Late',
    forecast: '2026-09',
  })
  books.get('gamma')?.add(snapshotOf({ sequence: 4, source: 'late plan', records: [late] }))
  const now = await portfolio.learn()

  const asked = new Set<string>()
  const server = createServer({
    supergraphSdl: composition.supergraphSdl,
    services: services.map((service) => noting(service, asked)),
    memberTimeoutMillis: 10_000,
    onFailure: () => undefined,
  })
  await server.start()

  const answered = new Set<string>()
  const valued = new Set<string>()
  const merged = mergedSchema(composition.publicSdl, subgraphs, (coordinate, value) => {
    answered.add(coordinate)
    if (value !== null) valued.add(coordinate)
  })
  const schema = buildSchema(composition.publicSdl)
  const coordinates = coordinatesOf(schema)
  const resolved = [...coordinates].filter((coordinate) => {
    const [type = '', field = ''] = coordinate.split('.')
    return ownersOf(subgraphs, type, field).length > 0
  })
  const foreign = resolved.filter((coordinate) => {
    const [type = '', field = ''] = coordinate.split('.')
    return ownersOf(subgraphs, type, field).every(({ name }) => name !== 'portfolio')
  })
  const questions = new Questions({
    schema,
    coordinates,
    foreign: new Set(foreign),
    values: fictionalValues([before.id, now.id]),
  })

  const disagreements: string[] = []
  const texts = new Set<string>()
  const touching = new Map<number, number>()
  let withErrors = 0
  let comparedInOrder = 0
  for (let i = 0; i < QUERIES; i += 1) {
    const question = questions.next(SEED + i)
    texts.add(question.text)
    asked.clear()
    const gateway = await askGateway(server, question)
    touching.set(asked.size, (touching.get(asked.size) ?? 0) + 1)
    const plain = await askMerged(merged, question)
    if (plain.errors !== undefined) withErrors += 1
    const inOrder = !repeatsCondition(parse(question.text))
    if (inOrder) comparedInOrder += 1
    const why = disagreement(gateway, plain, { inOrder })
    if (why !== undefined) {
      disagreements.push(
        [`question ${i} of SEED=${SEED}: ${why}`, question.text, JSON.stringify(question.variables)].join(
          '\n',
        ),
      )
    }
  }
  await server.stop()
  return {
    disagreements,
    texts,
    unasked: questions.missing,
    unanswered: resolved.filter((coordinate) => !answered.has(coordinate)).sort(),
    valueless: resolved.filter((coordinate) => !valued.has(coordinate)).sort(),
    withErrors,
    comparedInOrder,
    touching,
  }
}

describe(`the gateway and one merged schema, over ${QUERIES} random questions from SEED=${SEED}`, () => {
  let run: Run

  beforeAll(async () => {
    run = await compareAll()
  })

  it('agree on every answer', () => {
    const shown = run.disagreements.slice(0, Number(process.env['SHOW'] ?? 3)).join('\n\n')
    if (run.disagreements.length > 0)
      throw new Error(`${run.disagreements.length} answers differ:\n\n${shown}`)
    expect(run.texts.size).toBeGreaterThan(0.95 * QUERIES)
  })

  it('are asked for every field of every type', () => {
    expect(run.unasked).toEqual([])
    expect(run.unanswered).toEqual([])
  })

  it('touch two subgraphs or more in nine of ten', () => {
    console.log(run.touching, run.withErrors, run.comparedInOrder, run.valueless)
    const several = [...run.touching].reduce((sum, [services, count]) => sum + (services >= 2 ? count : 0), 0)
    expect(several / QUERIES).toBeGreaterThanOrEqual(0.9)
  })
})
