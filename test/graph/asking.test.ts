import type { Gateway } from '../support/processes/running'
import { startGateway } from '../support/processes/running'
import { TESTED_EXECUTION } from '../support/testedExecution'

describe('asking the gateway', () => {
  let gateway: Gateway

  beforeAll(async () => {
    gateway = await startGateway()
  })
  afterAll(async () => {
    await gateway.stop()
  })

  it.each([
    [
      '{ portfolio { cluster(code: "camelot") { name } } }',
      'UNKNOWN_CLUSTER',
      'There is no cluster "camelot"; there are overseas, defence, synergy, matrix, unity',
      ['portfolio', 'cluster'],
    ],
    [
      '{ portfolio { comparison(measure: "happiness") { n } } }',
      'UNKNOWN_MEASURE',
      expect.stringMatching(/^There is no measure "happiness"; there are .*payroll-accuracy/),
      ['portfolio', 'comparison'],
    ],
    [
      '{ portfolio { comparison(measure: "nps", period: "2026") { n } } }',
      'BAD_PERIOD',
      '"2026" is not a month such as 2026-10; measures are monthly',
      ['portfolio', 'comparison'],
    ],
    [
      '{ portfolio { observations(first: 5000) { total } } }',
      'BAD_PAGE_SIZE',
      'first: 5000 is not a page size (1 to 1000)',
      ['portfolio', 'observations'],
    ],
  ])('for what is not there: %s', async (query, code, message, at) => {
    const { status, data, errors } = await gateway.ask<{ portfolio: object }>(query)
    expect(status).toBe(200)
    expect(data?.portfolio).not.toBeNull()
    expect(errors).toEqual([{ message, path: at, extensions: { code, paths: [at] } }])
  })

  it('for an edition that is not there', async () => {
    const { data, errors } = await gateway.ask('{ portfolio(edition: "99.nowhere") { edition { id } } }')
    expect(data).toEqual({ portfolio: null })
    expect(errors?.[0]).toMatchObject({
      message: `The portfolio holds no edition "99.nowhere"; the newest is ${gateway.portfolio.newest.id}`,
      extensions: { code: 'UNKNOWN_EDITION' },
    })
  })

  it("tells each member's refusal of an argument with the real path", async () => {
    const { data, errors } = await gateway.ask<{ portfolio: { clusters: object[] } }>(
      '{ portfolio { clusters(codes: ["unity", "synergy"]) { name milestones(first: 0) { total } } } }',
    )
    expect(data?.portfolio.clusters).toEqual([
      { name: 'Unity', milestones: null },
      { name: 'Synergy', milestones: null },
    ])
    expect(errors?.map(({ path, extensions }) => [path, extensions.code, extensions['member']])).toEqual(
      expect.arrayContaining([
        [['portfolio', 'clusters', 0, 'milestones'], 'BAD_PAGE_SIZE', 'unity'],
        [['portfolio', 'clusters', 1, 'milestones'], 'BAD_PAGE_SIZE', 'synergy'],
      ]),
    )
  })

  it.each([
    ['{ portfolio { clusters { name }', 400, 'GRAPHQL_PARSE_FAILED'],
    ['{ portfolio { weather } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($id: ID!) { portfolio { cluster(code: $id) { name } } }', 400, 'BAD_USER_INPUT'],
  ])('wrongly: %s', async (query, status, code) => {
    const answer = await gateway.ask(query)
    expect(answer.status).toBe(status)
    expect(answer.errors?.[0]?.extensions.code).toBe(code)
    expect(JSON.stringify(answer)).not.toContain('node_modules')
  })

  it('keeps the protocol between portfolio and its members out of the public graph', async () => {
    const { errors } = await gateway.ask('{ facts(after: 0) { latest } }')
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  it('with a body that is no JSON, or too large', async () => {
    const post = (body: string) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    const broken = await post('{"query": ')
    expect([broken.status, await broken.json()]).toEqual([
      400,
      { errors: [{ message: 'The body is not JSON', extensions: { code: 'BAD_REQUEST' } }] },
    ])
    const large = await post(JSON.stringify({ query: `# ${'x'.repeat(1_200_000)}` }))
    expect(large.status).toBe(413)
  })

  it('for its health, and for a page that is not there', async () => {
    const health = await fetch(`${gateway.url}/health`)
    expect(await health.json()).toEqual({
      status: 'ok',
      edition: gateway.portfolio.newest.id,
      execution: expect.objectContaining({ mode: TESTED_EXECUTION }) as unknown,
    })
    const ready = await fetch(`${gateway.url}/health/ready`)
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ok', edition: gateway.portfolio.newest.id },
    ])
    const nowhere = await fetch(`${gateway.url}/nowhere`)
    expect(nowhere.status).toBe(404)
  })
})
