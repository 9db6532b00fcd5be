/**
 * An `id` is an identity, over every shipped question: at two editions, under scenarios, with a member down while
 * serving and with a member that was down when portfolio started.
 */
import type { ApolloServer } from '@apollo/server'
import { buildSchema } from 'graphql'

import { DEFAULT_LIMITS } from '../../../base/graphql/budget/queryLimits'
import type { Book } from '../../../schema/facts/snapshots/book'
import type { Fact } from '../../../schema/facts/figures/figure'
import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import type { Assembly } from '../../../gateway/federation/supergraph/assemble'
import { assemble } from '../../../gateway/federation/supergraph/assemble'
import { MemoryEditionStore } from '../../../gateway/portfolio/editions/store/memoryEditionStore'
import type { MemberService } from '../../../gateway/federation/members/memberService'
import { NotAnswered } from '../../../gateway/federation/members/memberService'
import type { GatewayContext } from '../../../gateway/federation/gatewayContext'
import { createServer } from '../../../gateway/federation/server'
import { AS_SHIPPED, askedAt } from '../../clients/shipped'
import { snapshotOf } from '../../support/fictional'
import { shippedBooks } from '../../support/reporting/shippedBooks'
import { SHIPPED_NOW } from '../../support/processes/running'
import { askGateway } from '../differential/answers'
import { askingWhatIs } from './asked'
import { IdentityWitness } from './witness'
import { testedExecution } from '../../support/testedExecution'

const DOWN = 'synergy'

const down = (service: MemberService): MemberService => ({
  ...service,
  ask: () => Promise.reject(new NotAnswered('MEMBER_UNREACHABLE', 'it is down')),
})

const isDown = (service: MemberService) => (service.name === DOWN ? down(service) : service)

async function serverOver(
  { composition }: Pick<Assembly, 'composition'>,
  services: readonly MemberService[],
): Promise<ApolloServer<GatewayContext>> {
  const server = createServer({
    // It asks for all that has an id wherever it stands, under names of its own.
    queryLimits: { ...DEFAULT_LIMITS, aliases: 10_000 },
    supergraphSdl: composition.supergraphSdl,
    services,
    memberTimeoutMillis: 60_000,
    execution: testedExecution(),
    onFailure: () => undefined,
  })
  await server.start()
  return server
}

/** A record that says something else in one of its fields. */
function changed(fact: Fact | undefined, field: string, value: string): FactRecord {
  if (fact === undefined) throw new Error(`nothing states ${field}`)
  const { record } = fact
  return { ...record, fields: { ...record.fields, [field]: { ...record.fields[field], value } as never } }
}

describe('an id, over every shipped question', () => {
  const servers: [situation: string, ApolloServer<GatewayContext>][] = []
  let witness: IdentityWitness

  beforeAll(async () => {
    const { register, books } = await shippedBooks()
    const options = { execution: testedExecution(), now: () => SHIPPED_NOW, store: new MemoryEditionStore() }
    const assembly = assemble(register, books, options)
    const { portfolio, services } = assembly
    const earlier = await portfolio.learn()
    const book = books.get(DOWN) as Book
    const state = book.at(book.latest)
    const milestone = [...(state?.facts('Milestone').values() ?? [])][0]
    const observation = [...(state?.facts('Observation').values() ?? [])].at(-1)
    book.add(
      snapshotOf({
        sequence: book.latest + 1,
        source: 'corrections',
        records: [changed(milestone, 'forecast', '2029-09-30'), changed(observation, 'value', '12.5')],
      }),
    )
    const later = await portfolio.learn()
    const restarted = assemble(register, books, options)
    const silent = restarted.services.find(({ name }) => name === DOWN) as MemberService
    jest.spyOn(silent, 'ask').mockRejectedValue(new NotAnswered('MEMBER_UNREACHABLE', 'it is down'))
    await restarted.portfolio.learn()
    expect(restarted.portfolio.newest.id).toBe(later.id)
    expect(restarted.portfolio.unreached).toEqual([DOWN])
    servers.push(
      ['whole', await serverOver(assembly, services)],
      ['down', await serverOver(assembly, services.map(isDown))],
      ['without', await serverOver(restarted, restarted.services)],
    )
    const schema = buildSchema(assembly.composition.publicSdl)
    witness = new IdentityWitness(schema)
    const questions = [...AS_SHIPPED, ...askedAt(earlier.id), ...askedAt(later.id)]
    for (const [situation, server] of servers) {
      for (const { text: asked, variables } of questions) {
        const text = askingWhatIs(schema, asked)
        const { data } = await askGateway(server, { text, variables })
        witness.take({ text, variables, data: JSON.parse(JSON.stringify(data ?? null)), situation })
      }
    }
  }, 900_000)
  afterAll(async () => {
    await Promise.all(servers.map(([, server]) => server.stop()))
  })

  it('is of one thing, which answers alike wherever it is asked, and has no other', () => {
    expect(witness.faults).toEqual([])
  })

  it('was put to the test', () => {
    expect(witness.compared).toBeGreaterThan(100_000)
    expect(witness.things).toBeGreaterThan(5_000)
    expect(witness.hasSeenPartial).toBe(true)
  })
})
