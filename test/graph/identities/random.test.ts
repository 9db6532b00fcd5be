/**
 * An `id` is an identity, over random questions: at two editions, under scenarios, with a member down while serving and
 * with a member that was down when portfolio started.
 *
 * `SEED` and `QUERIES` choose other and more questions.
 */
import type { ApolloServer } from '@apollo/server'
import { buildSchema, isObjectType } from 'graphql'

import type { Assembly } from '../../../gateway/federation/supergraph/assemble'
import { assemble } from '../../../gateway/federation/supergraph/assemble'
import { MemoryEditionStore } from '../../../gateway/portfolio/editions/store/memoryEditionStore'
import type { MemberService } from '../../../gateway/federation/members/memberService'
import { NotAnswered } from '../../../gateway/federation/members/memberService'
import type { GatewayContext } from '../../../gateway/federation/gatewayContext'
import { createServer } from '../../../gateway/federation/server'
import {
  FICTIONAL_NOW,
  factRecord,
  fictionalBooks,
  fictionalRegister,
  fictionalStates,
  snapshotOf,
} from '../../support/fictional'
import { askGateway } from '../differential/answers'
import { coordinatesOf, ownersOf } from '../differential/mergedSchema'
import { Questions } from '../differential/questions'
import { fictionalValues } from '../differential/values'
import { askingWhatIs } from './asked'
import { IdentityWitness } from './witness'
import { testedExecution } from '../../support/testedExecution'

const SEED = Number(process.env['SEED'] ?? '20261201')
const QUERIES = Number(process.env['QUERIES'] ?? '500')

const down = (service: MemberService): MemberService => ({
  ...service,
  ask: () => Promise.reject(new NotAnswered('MEMBER_UNREACHABLE', 'it is down')),
})

/** A member that fails now and then, so that two answers leave different things out. */
function failing(service: MemberService): MemberService {
  let asked = 0
  return {
    ...service,
    ask: (...question) => {
      asked += 1
      return asked % 3 === 0 ? down(service).ask(...question) : service.ask(...question)
    },
  }
}

async function serverOver(
  { composition, services }: Pick<Assembly, 'composition' | 'services'>,
  beta: (service: MemberService) => MemberService = (service) => service,
): Promise<ApolloServer<GatewayContext>> {
  const server = createServer({
    supergraphSdl: composition.supergraphSdl,
    services: services.map((service) => (service.name === 'beta' ? beta(service) : service)),
    memberTimeoutMillis: 30_000,
    execution: testedExecution(),
    onFailure: () => undefined,
  })
  await server.start()
  return server
}

describe(`an id, over ${QUERIES} random questions from SEED=${SEED}`, () => {
  const books = fictionalBooks()
  const store = new MemoryEditionStore()
  const options = { execution: testedExecution(), now: FICTIONAL_NOW, statesOf: fictionalStates, store }
  const assembly = assemble(fictionalRegister(), books, options)
  const { portfolio, composition, subgraphs } = assembly
  const schema = buildSchema(composition.publicSdl)
  const witness = new IdentityWitness(schema)
  const servers: [situation: string, ApolloServer<GatewayContext>][] = []

  beforeAll(async () => {
    const earlier = await portfolio.learn()
    const late = factRecord('Milestone', {
      programme: 'beta',
      milestone: 'charter',
      name: 'Charter signed',
      originalBaseline: '2025-06-30',
      currentBaseline: '2025-06-30',
      forecast: '2026-12-30',
    })
    const beta = books.get('beta')
    beta?.add(snapshotOf({ sequence: beta.latest + 1, source: 'late plan', records: [late] }))
    const later = await portfolio.learn()
    // Started while beta is down: what it says of the same two editions, it says without beta.
    const restarted = assemble(fictionalRegister(), fictionalBooks(), options)
    const without = {
      ...restarted,
      services: restarted.services.map((service) => (service.name === 'beta' ? down(service) : service)),
    }
    const sources = jest.spyOn(restarted.services.find(({ name }) => name === 'beta') as MemberService, 'ask')
    sources.mockRejectedValue(new NotAnswered('MEMBER_UNREACHABLE', 'it is down'))
    await restarted.portfolio.learn()
    expect(restarted.portfolio.newest.id).toBe(later.id)
    expect(restarted.portfolio.unreached).toEqual(['beta'])
    servers.push(
      ['whole', await serverOver(assembly)],
      ['failing', await serverOver(assembly, failing)],
      ['down', await serverOver(assembly, down)],
      ['without beta', await serverOver(without)],
    )
    const coordinates = coordinatesOf(schema)
    const own = new Set(
      [...coordinates].filter((one) => {
        const owners = ownersOf(subgraphs, one).map(({ name }) => name)
        return owners.length > 0 && !owners.includes('portfolio')
      }),
    )
    const questions = new Questions({
      schema,
      coordinates,
      foreign: own,
      values: fictionalValues(portfolio, [earlier.id, later.id]),
      settled: () => true,
    })
    for (let i = 0; i < QUERIES; i += 1) {
      const { text: asked, variables } = questions.next(SEED + i)
      const text = askingWhatIs(schema, asked)
      for (const [situation, server] of servers) {
        const { data } = await askGateway(server, { text, variables })
        witness.take({ text, variables, data: JSON.parse(JSON.stringify(data ?? null)), situation })
      }
    }
  }, 600_000)
  afterAll(async () => {
    await Promise.all(servers.map(([, server]) => server.stop()))
  })

  it('is of one thing, which answers alike wherever it is asked, and has no other', () => {
    expect(witness.faults).toEqual([])
  })

  it('was put to the test', () => {
    expect(witness.compared).toBeGreaterThan(20 * QUERIES)
    expect(witness.things).toBeGreaterThan(QUERIES)
    expect(witness.hasSeenPartial).toBe(true)
    // Every type that has an id, but for the interfaces, which are never what a thing is.
    const identified = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && type.getFields()['id'] !== undefined,
    )
    const unseen = identified.filter(({ name }) => !witness.types.has(name))
    if (QUERIES >= 500) expect(unseen.map(({ name }) => name)).toEqual([])
  })
})
