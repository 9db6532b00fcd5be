import { QueryPlanner } from '@apollo/query-planner'

import { assemble } from '../../../gateway/federation/supergraph/assemble'
import type { MemberService } from '../../../gateway/federation/members/memberService'
import { planAhead } from '../../../gateway/federation/planAhead'
import { createServer } from '../../../gateway/federation/server'
import { contextFor } from '../../../gateway/federation/gatewayContext'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../support/fictional'
import { executionBy } from '../../../base/graphql/execution/execution'

const COSTS = '{ portfolio { clusters { code wholeLifeCost { text } } } }'
const NAMES = '{ portfolio { clusters { name latestConfidence { scale } } } }'

describe('planning documents before they are asked', () => {
  const asked: string[] = []
  const assembly = assemble(fictionalRegister(), fictionalBooks(), {
    now: FICTIONAL_NOW,
    execution: executionBy('fast'),
  })
  const listening = assembly.services.map((service): MemberService => ({
    ...service,
    ask: (...given) => {
      asked.push(service.name)
      return service.ask(...given)
    },
  }))
  const failures: unknown[] = []
  const server = createServer({
    supergraphSdl: assembly.composition.supergraphSdl,
    services: listening,
    memberTimeoutMillis: 1_000,
    execution: executionBy('fast'),
    onFailure: (_subgraph, cause) => failures.push(cause),
  })
  beforeAll(async () => {
    await assembly.portfolio.learn()
    await server.start()
  })
  afterAll(() => server.stop())

  async function ask(query: string) {
    const contextValue = contextFor(assembly.portfolio.newest.id)
    const { body } = await server.executeOperation({ query }, { contextValue })
    if (body.kind !== 'single') throw new Error('the answer is in parts')
    return body.singleResult
  }

  it('asks no subgraph, plans each once, and leaves nothing of it in an answer', async () => {
    const planned = jest.spyOn(QueryPlanner.prototype, 'buildQueryPlan')
    const before = await ask(COSTS)
    asked.length = 0
    await planAhead(server, [COSTS, NAMES, COSTS, '{ nothing }', '{ not a document'], () => false)
    expect(asked).toEqual([])
    expect(failures).toEqual([])
    expect(planned).toHaveBeenCalledTimes(2)
    expect(await ask(COSTS)).toEqual(before)
    const names = await ask(NAMES)
    expect(names.errors).toBeUndefined()
    expect(planned).toHaveBeenCalledTimes(2)
    expect(names.data).toMatchObject({
      portfolio: { clusters: [{ name: expect.any(String) as string }, {}, {}] },
    })
  })

  it('stops where the server does', async () => {
    let looked = 0
    await planAhead(server, [COSTS, NAMES], () => (looked += 1) > 1)
    expect(looked).toBe(2)
  })
})
