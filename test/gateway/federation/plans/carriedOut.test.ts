import * as gatewayItself from '@apollo/gateway/dist/executeQueryPlan'

import { assemble } from '../../../../gateway/federation/supergraph/assemble'
import { createServer } from '../../../../gateway/federation/server'
import { contextFor } from '../../../../gateway/federation/gatewayContext'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../../support/fictional'

const QUESTION = `query ($ids: [ID!], $costs: Boolean = true) {
  portfolio { clusters(codes: $ids) { code name wholeLifeCost @include(if: $costs) { text } latestConfidence { scale } } }
}`

describe('plans carried out', () => {
  const { services, composition, portfolio } = assemble(fictionalRegister(), fictionalBooks(), {
    now: FICTIONAL_NOW,
  })
  const failures: unknown[] = []
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

  it('tell a fault as the server does, at first and later, and answer again once it is gone', async () => {
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
      expect(failures.splice(0).map(String)).toEqual([expect.stringContaining('where a list was to be')])
    }
    isBroken = false
    expect(await ask(question)).toMatchObject({ data: { portfolio: { clusters: [{}, {}, {}] } } })
  })

  it('leave introspection to the gateway', async () => {
    for (let times = 0; times < 2; times += 1) {
      const { data } = await ask('{ __type(name: "Portfolio") { name } portfolio { clusters { code } } }')
      expect(data).toMatchObject({ __type: { name: 'Portfolio' }, portfolio: { clusters: [{}, {}, {}] } })
    }
    expect(carriedOutByGateway).toHaveBeenCalledTimes(3)
  })
})
