import * as gatewayItself from '@apollo/gateway/dist/executeQueryPlan'

import { assemble } from '../../../../gateway/federation/supergraph/assemble'
import { createServer } from '../../../../gateway/federation/server'
import { contextFor } from '../../../../gateway/federation/gatewayContext'
import type * as merging from '../../../../gateway/federation/plans/merging'
import { merge } from '../../../../gateway/federation/plans/merging'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../../support/fictional'
import { executionBy } from '../../../../base/graphql/execution/execution'

jest.mock('../../../../gateway/federation/plans/merging', () => {
  const actual = jest.requireActual<typeof merging>('../../../../gateway/federation/plans/merging')
  return { ...actual, merge: jest.fn(actual.merge) }
})

const QUESTION = `query ($ids: [ID!], $costs: Boolean = true) {
  portfolio { clusters(codes: $ids) { code name wholeLifeCost @include(if: $costs) { text } latestConfidence { scale } } }
}`

describe('plans carried out', () => {
  const { services, composition, portfolio } = assemble(fictionalRegister(), fictionalBooks(), {
    execution: executionBy('fast'),
    now: FICTIONAL_NOW,
  })
  const failures: unknown[] = []
  const logged: object[] = []
  const execution = executionBy('fast', { warn: (details) => logged.push(details) })
  let isBroken = false
  const breakable = services.map((service) => ({
    ...service,
    ask: (...asked: Parameters<typeof service.ask>) =>
      isBroken ? Promise.resolve({ data: { portfolio: { clusters: 'none' } } }) : service.ask(...asked),
  }))
  const server = createServer({
    supergraphSdl: composition.supergraphSdl,
    services: breakable,
    memberTimeoutMillis: 1_000,
    execution,
    onFailure: (_subgraph, cause) => failures.push(cause),
  })
  const carriedOutByGateway = jest.spyOn(gatewayItself, 'executeQueryPlan')
  beforeAll(async () => {
    await portfolio.learn()
    await server.start()
  })
  afterAll(() => server.stop())
  beforeEach(() => carriedOutByGateway.mockClear())

  async function ask(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
    const request = { query, variables, ...(operationName === undefined ? {} : { operationName }) }
    const { body } = await server.executeOperation(request, { contextValue: contextFor(portfolio.newest.id) })
    if (body.kind !== 'single') throw new Error('the answer is in parts')
    return JSON.parse(JSON.stringify(body.singleResult)) as { data?: unknown; errors?: { message: string }[] }
  }

  it('are drawn up by the gateway once, and answer from then on without it', async () => {
    const first = await ask(QUESTION, { ids: ['alpha', 'beta'] })
    expect(first).toMatchObject({ data: { portfolio: { clusters: [{ code: 'alpha' }, { code: 'beta' }] } } })
    // Once only, to draw the plan up: no subgraph was asked by it.
    expect(carriedOutByGateway).toHaveBeenCalledTimes(1)
    expect(await ask(QUESTION, { ids: ['alpha', 'beta'] })).toEqual(first)
    const bare = await ask(QUESTION, { ids: ['beta'], costs: false })
    expect(JSON.stringify(bare.data)).toMatch(
      /^{"portfolio":{"clusters":\[{"code":"beta","name":"[^"]+","latestConfidence"/,
    )
    expect(carriedOutByGateway).toHaveBeenCalledTimes(1)
    expect(failures).toEqual([])
  })

  it('go by the operation that is named', async () => {
    const two = 'query A { portfolio { clusters { code } } } query B { portfolio { programmes { code } } }'
    expect(JSON.stringify((await ask(two, {}, 'B')).data)).toContain('programmes')
    expect(JSON.stringify((await ask(two, {}, 'A')).data)).toContain('clusters')
    expect(JSON.stringify((await ask(two, {}, 'B')).data)).toContain('programmes')
  })

  it('refuse variables that are none, as the gateway does, at first and later', async () => {
    for (const wrong of [1, 2]) {
      const { errors } = await ask(QUESTION, { ids: [{ wrong }] })
      expect(errors?.[0]?.message).toContain('Variable "$ids"')
    }
    expect((await ask(QUESTION)).errors).toBeUndefined()
  })

  it('leave what they fault on to the gateway, which tells what is wrong, and answer again once it is gone', async () => {
    const { FAULT } = execution.fallbacks.counts
    const question = '{ portfolio { clusters { name } } }'
    isBroken = true
    for (let times = 0; times < 3; times += 1) {
      expect(await ask(question)).toEqual({
        errors: [
          {
            message: 'The gateway failed while answering',
            extensions: { code: 'INTERNAL_SERVER_ERROR' },
          },
        ],
      })
      expect(failures.splice(0).map(String)).toEqual([expect.stringContaining('Invalid non-list value')])
    }
    expect(execution.fallbacks.counts.FAULT).toBe(FAULT + 3)
    expect(logged).toEqual([
      expect.objectContaining({ code: 'FAST_PATH_FAILED', err: expect.any(TypeError) as unknown }),
    ])
    isBroken = false
    expect(await ask(question)).toMatchObject({ data: { portfolio: { clusters: [{}, {}, {}] } } })
  })

  it('answer by the gateway, with nothing noted of the attempt, where they alone are at fault', async () => {
    const question = '{ portfolio { clusters { name code } } }'
    const before = await ask(question)
    expect(before.errors).toBeUndefined()
    jest.mocked(merge).mockImplementationOnce(() => {
      throw new RangeError('not merged')
    })
    const { FAULT } = execution.fallbacks.counts
    carriedOutByGateway.mockClear()
    expect(await ask(question)).toEqual(before)
    expect(carriedOutByGateway).toHaveBeenCalledTimes(1)
    expect(execution.fallbacks.counts.FAULT).toBe(FAULT + 1)
    expect(failures).toEqual([])
  })

  it('leave introspection to the gateway', async () => {
    const { OPERATION_NOT_PLANNED } = execution.fallbacks.counts
    for (let times = 0; times < 2; times += 1) {
      const { data } = await ask('{ __type(name: "Portfolio") { name } portfolio { clusters { code } } }')
      expect(data).toMatchObject({ __type: { name: 'Portfolio' }, portfolio: { clusters: [{}, {}, {}] } })
    }
    expect(carriedOutByGateway).toHaveBeenCalledTimes(3)
    expect(execution.fallbacks.counts.OPERATION_NOT_PLANNED).toBe(OPERATION_NOT_PLANNED + 2)
  })
})
