import type { z } from 'zod'
import { createHttpClient, type HttpClient } from '../../../subgraphs/sources/http/client'
import type { Fetched } from '../../../subgraphs/sources/pages/fetchPages'
import type { Held } from '../../../subgraphs/sources/pages/held'
import type { RawTable } from '../../../subgraphs/sources/table/rawTable'
import { fetchRest, readRest } from '../../../subgraphs/sources/rest/rest'
import { restSource, type RestSource } from '../../../subgraphs/sources/rest/rest.config'
import { loopback } from '../../subgraphs/sources/http/clientFor'
import { json, serve, type Handler, type TestServer } from './server'

export const ID = 'unity/tool'

export interface Item {
  readonly id: number
  readonly name: string
}

export const ITEMS: readonly Item[] = Array.from({ length: 23 }, (_, index) => ({
  id: index + 1,
  name: `Item ${index + 1}`,
}))

/** A REST source, and the server that is one. */
export interface Peer {
  readonly server: TestServer
  readonly source: RestSource
  readonly client: HttpClient
}

type Written = z.input<typeof restSource>

/** Servers that live as long as a test. */
export class Peers {
  #servers: TestServer[] = []

  constructor() {
    afterEach(() => this.close())
  }

  async close(): Promise<void> {
    const servers = this.#servers.splice(0)
    await Promise.all(servers.map((server) => server.close()))
  }

  async serve(handler: Handler): Promise<TestServer> {
    const server = await serve(handler)
    this.#servers.push(server)
    return server
  }

  async peer(
    handler: Handler,
    request: Partial<Written['requests'][string]>,
    limits: NonNullable<Written['location']['limits']> = {},
  ): Promise<Peer> {
    const server = await this.serve(handler)
    const source = restSource.parse({
      kind: 'rest',
      location: { baseUrl: server.origin, limits: { attempts: 1, ...limits } },
      requests: { WorkItem: { path: '/items', items: 'items', ...request } },
    } satisfies Written)
    const client = createHttpClient(ID, source.location, {
      allow: loopback(server.origin),
      environment: {},
      secrets: [],
    })
    return { server, source, client }
  }
}

export async function payloadOf(
  { source, client }: Peer,
  previous?: Held,
): Promise<Fetched & { outcome: 'FETCHED' }> {
  const fetched = await fetchRest(source, client, previous)
  if (fetched.outcome !== 'FETCHED') throw new Error(`wanted a payload, got ${fetched.outcome}`)
  return fetched
}

export async function tableOf(it: Peer): Promise<RawTable> {
  const table = readRest(ID, (await payloadOf(it)).payload, it.source).tables.get('WorkItem')
  if (table === undefined) throw new Error('no table')
  return table
}

export const idsIn = (table: RawTable): readonly (string | undefined)[] =>
  [...table.records].map((record) => record.at?.('id')?.text)
export const allIds = ITEMS.map(({ id }) => String(id))

/** Pages by number of records passed over, never more than `cap` to a page, as Redmine does. */
export const byOffset =
  (cap: number, extra: (from: number) => object = () => ({ total_count: ITEMS.length })): Handler =>
  (url, response) => {
    const from = Number(url.searchParams.get('offset'))
    const limit = Math.min(cap, Number(url.searchParams.get('limit')))
    json(response, { items: ITEMS.slice(from, from + limit), ...extra(from) })
  }
