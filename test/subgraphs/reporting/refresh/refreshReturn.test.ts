import { createHash } from 'node:crypto'

import type { Ledgers } from '../../../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../../../subgraphs/reporting/ledger/openLedgers'
import { refreshMember } from '../../../../subgraphs/reporting/refresh/refreshMember'
import { sourceStates } from '../../../../subgraphs/reporting/refresh/sourceState'
import { loadSubgraphFile } from '../../../../subgraphs/reporting/config/subgraphFile'
import type { HttpClients } from '../../../../subgraphs/reporting/kinds/httpClients'
import { dependenciesOf } from '../../../support/reporting/dependencies'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'
import { json, serve } from '../../../support/sources/server'
import type { TestServer } from '../../../support/sources/server'

const SUBGRAPH = `version: 1
member: unity
sources:
  - id: tool
    kind: rest
    location: { baseUrl: { env: UNITY_URL }, limits: { attempts: 1 } }
    map: { records: { Milestone: { fields: {
      programme: { from: { fromReturn: programme } }, milestone: { from: { path: id }, type: code } } } } }
    returns:
      - { id: press, origin: PRESS, requests: { Milestone: { path: /milestones, query: { plan: press } } },
          publication: { title: A paper, reference: page 1 } }
      - { id: plan, origin: REPORTED, requests: { Milestone: { path: /milestones, query: { plan: plan } } } }
`

describe('a source of several returns', () => {
  const folder = new PortfolioFolder()
  const held = new Map<string, string>()
  let server: TestServer
  let ledgers: Ledgers

  beforeAll(async () => {
    folder.write('unity/subgraph.yml', SUBGRAPH)
    server = await serve((url, response, request) => {
      const id = held.get(url.searchParams.get('plan') ?? '')
      if (id === undefined) return response.writeHead(404).end()
      const body = JSON.stringify([{ id }])
      const etag = `"${createHash('sha256').update(body).digest('hex')}"`
      if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
      return json(response, body, { etag })
    })
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    ledgers = await openLedgers({ url: ':memory:' })
    held.set('press', 'a').set('plan', 'b')
  })
  afterEach(() => ledgers.close())

  async function refresh(clients?: HttpClients) {
    const source = dependenciesOf(folder.root, {
      environment: { UNITY_URL: server.origin },
      allow: [{ origin: server.origin, cidr: '127.0.0.1/32' }],
      ...(clients === undefined ? {} : { clients }),
    })
    const from = server.heard.length
    const ledger = ledgers.of('unity')
    const { outcomes } = await refreshMember(folder.root, 'unity', { ledger, source, now: () => new Date() })
    const sent = server.heard.slice(from).map(({ headers }) => headers['if-none-match'] !== undefined)
    return {
      outcomes: outcomes.map(({ outcome }) => outcome),
      sent,
      problems: outcomes.map((one) => ('problem' in one ? one.problem : undefined)),
    }
  }

  it('is asked for each under the validators of that return', async () => {
    expect(await refresh()).toMatchObject({ outcomes: ['STORED', 'STORED'], sent: [false, false] })
    expect(await refresh()).toMatchObject({ outcomes: ['UNCHANGED', 'UNCHANGED'], sent: [true, true] })
    held.set('plan', 'c')
    expect(await refresh()).toMatchObject({ outcomes: ['UNCHANGED', 'STORED'], sent: [true, true] })
    expect(await refresh()).toMatchObject({ outcomes: ['UNCHANGED', 'UNCHANGED'], sent: [true, true] })
    const [first] = await ledgers.of('unity').snapshots({ after: 0, limit: 1 })
    expect(first?.publication).toEqual({ title: 'A paper', reference: 'page 1' })
  })

  it('stands as failed while one of them fails, whatever came of the others after it', async () => {
    await refresh()
    held.delete('press')
    expect(await refresh()).toMatchObject({ outcomes: ['FAILED', 'UNCHANGED'] })
    const { sources } = loadSubgraphFile(`${folder.root}/unity/subgraph.yml`, folder.root)
    const states = () => sourceStates(sources, ledgers.of('unity'), new Date())
    expect((await states())[0]).toMatchObject({ state: 'FAILED', problem: { code: 'HTTP_REFUSED' } })
    held.set('press', 'a')
    await refresh()
    expect((await states())[0]).toMatchObject({ state: 'NOT_CHECKED' })
  })

  it('is read on where the programme itself fails at one', async () => {
    const broken = {
      of() {
        throw new TypeError('of is not what it was')
      },
    } as unknown as HttpClients
    const { outcomes, problems } = await refresh(broken)
    expect(outcomes).toEqual(['FAILED', 'FAILED'])
    expect(problems[0]).toEqual({
      code: 'READING_BROKE_OFF',
      message: 'unity/tool: the reading broke off: TypeError: of is not what it was [READING_BROKE_OFF]',
    })
  })
})
