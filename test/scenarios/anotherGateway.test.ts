import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { composeServices } from '@apollo/composition'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { parse } from 'graphql'

import { packageRoot } from '../../base/process/packageRoot'
import { loadRegister } from '../../subgraphs/register/loadRegister'
import { supergraphAt } from '../../gateway/supergraph'
import { compile } from '../support/processes/compiled'
import { copyShipped } from '../support/copyShipped'
import type { EveryMember } from '../support/asking/everyMember'
import { serveEveryMember } from '../support/asking/everyMember'
import { MemberProcess } from '../support/processes/memberProcess'
import type { Gateway } from '../support/processes/running'
import { exampleQuery, startGateway } from '../support/processes/running'
import { TESTED_EXECUTION } from '../support/testedExecution'

const PEERS = path.join(packageRoot(), 'bench', 'peers')
const arePeersInstalled = existsSync(path.join(PEERS, 'node_modules', '.package-lock.json'))

const names = readdirSync(path.join(packageRoot(), 'examples', 'queries'))
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => path.basename(name, '.graphql'))

interface Answer<Data = unknown> {
  readonly data?: Data
  readonly errors?: readonly unknown[]
}

async function post<Data>(url: string, query: string, variables: object = {}): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer<Data>
}

/** Hive Gateway over a supergraph, as the benchmark starts it. */
async function startHive(supergraph: string, planner: 'javascript' | 'native') {
  const child: ChildProcess = spawn(
    process.execPath,
    [path.join(PEERS, 'hive.mjs'), supergraph, planner, 'off'],
    { env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const exited = once(child, 'exit')
  let told = ''
  for await (const piece of child.stdout as AsyncIterable<Buffer>) {
    told += piece.toString()
    const [url] = /http:\/\/\S+\/graphql/.exec(told) ?? []
    if (url !== undefined) return { url, stop: async () => void (child.kill('SIGKILL'), await exited) }
  }
  throw new Error(`Hive Gateway did not start: ${told}`)
}

describe('with every member and portfolio as services', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'another-gateway-'))
  const at = (...parts: readonly string[]) => path.join(root, ...parts)
  const supergraphFile = at('supergraph.graphql')
  let members: EveryMember
  let ours: Gateway
  let portfolio: MemberProcess
  let addresses: Readonly<Record<string, string>>
  const expected = new Map<string, unknown>()

  beforeAll(async () => {
    for (const folder of ['compiled', 'ledger', 'log']) mkdirSync(at(folder))
    compile(at('compiled'))
    copyShipped(at('portfolio'))
    members = await serveEveryMember(at('portfolio'), at('ledger'))
    const register = readFileSync(at('portfolio', 'register.yml'), 'utf8')
    const elsewhere = register.replaceAll(/^ {2}- id: (.+)$/gm, (line, id: string) => {
      const url = members.addresses[id]
      return url === undefined ? line : `${line}\n    url: ${url}`
    })
    writeFileSync(at('portfolio', 'register.yml'), elsewhere)
    // Both are keepers of one log, and tell the same edition.
    ours = await startGateway(at('portfolio'), { ledgerFolder: at('log') })
    portfolio = await MemberProcess.start({
      compiled: at('compiled'),
      member: 'portfolio',
      portfolioFolder: at('portfolio'),
      ledgerFolder: at('log'),
      port: 0,
    })
    addresses = { ...members.addresses, portfolio: `${portfolio.url}/graphql` }
    const supergraph = supergraphAt(loadRegister(at('portfolio')), { portfolio: `${portfolio.url}/graphql` })
    writeFileSync(supergraphFile, supergraph)
    for (const name of names) {
      const { data, errors } = await ours.ask(exampleQuery(name))
      if (errors !== undefined) throw new Error(`${name}: ${JSON.stringify(errors)}`)
      expected.set(name, data)
    }
  }, 600_000)
  afterAll(async () => {
    await portfolio?.end('SIGKILL')
    await ours?.stop()
    await members?.stop()
    rmSync(root, { recursive: true, force: true })
  })

  it('portfolio says that it is well, and of which edition', async () => {
    const health = await fetch(`${portfolio.url}/health`)
    expect(await health.json()).toEqual({
      status: 'ok',
      member: 'portfolio',
      edition: ours.portfolio.newest.id,
      due: 0,
      execution: expect.objectContaining({ mode: TESTED_EXECUTION }) as unknown,
    })
    expect((await fetch(`${portfolio.url}/playground`)).status).toBe(404)
  })

  it('the SDL that the services print composes to the supergraph that is printed', async () => {
    const services = await Promise.all(
      Object.entries(addresses).map(async ([name, url]) => {
        const { data } = await post<{ readonly _service: { readonly sdl: string } }>(
          url,
          '{ _service { sdl } }',
        )
        return { name, url, typeDefs: parse(data?._service.sdl ?? '') }
      }),
    )
    expect(services.map(({ name }) => name)).toEqual(expect.arrayContaining(['synergy', 'portfolio']))
    const { supergraphSdl, errors } = composeServices(services)
    expect(errors).toBeUndefined()
    expect(supergraphSdl).toBe(readFileSync(supergraphFile, 'utf8'))
  })

  it('portfolio answers for an entity by what it is referred to with', async () => {
    const { portfolio: url = '' } = addresses
    const service = await post<{ readonly _service: { readonly sdl: string } }>(url, '{ _service { sdl } }')
    const [, key] =
      /type SynergyCluster [^{]*@key\(fields: "([^"]+)"/.exec(service.data?._service.sdl ?? '') ?? []
    if (key === undefined) throw new Error('SynergyCluster has no key')
    const fields = 'name coverage { expected provided }'
    const listed = await post<{ readonly portfolio: { readonly clusters: readonly object[] } }>(
      url,
      `{ portfolio { clusters { __typename ... on SynergyCluster { ${key} ${fields} } } } }`,
    )
    expect(listed.errors).toBeUndefined()
    const stub = listed.data?.portfolio.clusters.find((one) => 'name' in one)
    const { name, coverage, ...representation } = stub as { readonly name: string; readonly coverage: object }
    expect(name).toBe('Synergy')
    const resolved = await post(
      url,
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on SynergyCluster { ${fields} } } }`,
      { representations: [representation] },
    )
    expect(resolved).toEqual({ data: { _entities: [{ name, coverage }] } })
  })

  describe('the stock gateway', () => {
    let stock: ApolloServer

    beforeAll(async () => {
      stock = new ApolloServer({
        gateway: new ApolloGateway({ supergraphSdl: readFileSync(supergraphFile, 'utf8') }),
      })
      await stock.start()
    })
    afterAll(() => stock.stop())

    it.each(names)('answers %s as ours does', async (name) => {
      const { body } = await stock.executeOperation({ query: exampleQuery(name) })
      const { data, errors } = (body as { readonly singleResult: Answer }).singleResult
      expect(errors).toBeUndefined()
      expect(JSON.parse(JSON.stringify(data))).toEqual(expected.get(name))
    })
  })

  const orSkip = arePeersInstalled ? it : it.skip
  orSkip.each(['javascript', 'native'] as const)(
    'Hive Gateway by its %s planner answers all as ours does; `npm run bench:peers` installs it',
    async (planner) => {
      const hive = await startHive(supergraphFile, planner)
      try {
        for (const name of names) {
          const { data, errors } = await post(hive.url, exampleQuery(name))
          expect([name, errors]).toEqual([name, undefined])
          expect(data).toEqual(expected.get(name))
        }
      } finally {
        await hive.stop()
      }
    },
  )

  it('portfolio ends well when it is told to', async () => {
    expect(await portfolio.end('SIGTERM')).toBe(0)
  })
})
