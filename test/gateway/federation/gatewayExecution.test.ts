import * as gatewayItself from '@apollo/gateway/dist/executeQueryPlan'
import { QueryPlanner } from '@apollo/query-planner'

import type { ExecutionMode } from '../../../base/graphql/execution/execution'
import { EXECUTION_MODES, executionBy } from '../../../base/graphql/execution/execution'
import { GivenUp, Work } from '../../../base/scheduling/work'
import type { GatewayContext } from '../../../gateway/federation/gatewayContext'
import { contextFor } from '../../../gateway/federation/gatewayContext'
import { gatewayExecution } from '../../../gateway/federation/gatewayExecution'
import { createServer } from '../../../gateway/federation/server'
import { assemble } from '../../../gateway/federation/supergraph/assemble'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../support/fictional'

const QUESTION = '{ portfolio { clusters { name wholeLifeCost { text } code } } }'

function serverBy(mode: ExecutionMode) {
  const execution = executionBy(mode)
  const assembly = assemble(fictionalRegister(), fictionalBooks(), { execution, now: FICTIONAL_NOW })
  const server = createServer({
    supergraphSdl: assembly.composition.supergraphSdl,
    services: assembly.services,
    memberTimeoutMillis: 5_000,
    execution,
    onFailure: () => undefined,
  })
  const ask = async (more: Partial<GatewayContext> = {}) => {
    const contextValue = { ...contextFor(assembly.portfolio.newest.id), ...more }
    const { body } = await server.executeOperation({ query: QUESTION }, { contextValue })
    if (body.kind !== 'single') throw new Error('the answer is in parts')
    return JSON.stringify(body.singleResult)
  }
  return { execution, assembly, server, ask }
}

const EXPECTED = {
  fast: { plansAhead: 1, executedByGateway: 0 },
  standard: { plansAhead: 0, executedByGateway: 3 },
} as const

describe('the gateway', () => {
  const byGateway = jest.spyOn(gatewayItself, 'executeQueryPlan')
  const planned = jest.spyOn(QueryPlanner.prototype, 'buildQueryPlan')
  const answers = new Map<ExecutionMode, string>()

  it.each(EXECUTION_MODES)('executes the %s way throughout', async (mode) => {
    const { execution, assembly, server, ask } = serverBy(mode)
    await assembly.portfolio.learn()
    await server.start()
    planned.mockClear()
    await gatewayExecution(execution).prepare(server, [QUESTION], () => false)
    const { plansAhead, executedByGateway } = EXPECTED[mode]
    expect(planned).toHaveBeenCalledTimes(plansAhead)
    byGateway.mockClear()
    const answer = await ask()
    expect([await ask(), await ask()]).toEqual([answer, answer])
    expect(byGateway).toHaveBeenCalledTimes(executedByGateway)
    expect(planned).toHaveBeenCalledTimes(1)
    // Neither way is a fallback of the other.
    expect(Object.values(execution.fallbacks.counts)).toEqual([0, 0, 0, 0, 0, 0])
    answers.set(mode, answer)
    await server.stop()
  })

  it('answers the same in both ways', () => {
    expect(JSON.parse(answers.get('standard') ?? '')).toEqual(JSON.parse(answers.get('fast') ?? ''))
    expect(answers.get('fast')).toContain('"wholeLifeCost":{"text":')
  })

  it.each(EXECUTION_MODES)('asks nobody where a request is given up, the %s way', async (mode) => {
    const { assembly, server, ask } = serverBy(mode)
    await assembly.portfolio.learn()
    await server.start()
    planned.mockClear()
    const work = new Work()
    work.giveUp(GivenUp.unwanted())
    expect(await ask({ work })).toContain('"errors":[')
    expect(planned).not.toHaveBeenCalled()
    await server.stop()
  })
})
