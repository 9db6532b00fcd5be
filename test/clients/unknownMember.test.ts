/** A member of a type that a deployed client has never heard of is read through the interface of its kind. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { InMemoryCacheConfig } from '@apollo/client'
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { buildSchema, Kind, parse, print } from 'graphql'
import {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime'

import { CACHE_OPTIONS } from '../../examples/clients/apolloCache'
import { packageRoot } from '../../base/process/packageRoot'
import type { Gateway } from '../support/processes/running'
import { startGateway } from '../support/processes/running'
import { KeptFetch } from './held'
import { compileForRelay } from './relayArtifacts'

const QUESTION = `query Names { portfolio { id clusters { ...card } } }
fragment card on Cluster { id name wholeLifeCost { id text } }`

const NAMES = ['Overseas', 'Defence', 'Synergy', 'Matrix', 'Unity']

interface Names {
  readonly portfolio: { readonly clusters: readonly { readonly name?: string }[] }
}

const namesIn = (data: unknown) => (data as Names | undefined)?.portfolio.clusters.map(({ name }) => name)

/** The graph as it was before Unity was registered. */
function schemaBefore(): string {
  const sdl = readFileSync(path.join(packageRoot(), 'schema', 'public.graphql'), 'utf8')
  const { definitions } = parse(sdl)
  const known = definitions.filter((one) => !('name' in one && one.name?.value === 'UnityCluster'))
  return print({ kind: Kind.DOCUMENT, definitions: known })
}

describe('a cluster of a type that the client does not know', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'relay-'))
  const server = new KeptFetch()
  let gateway: Gateway
  beforeAll(async () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    jest.spyOn(console, 'error').mockImplementation(() => undefined)
    gateway = await startGateway()
  }, 300_000)
  afterAll(async () => {
    jest.restoreAllMocks()
    await gateway?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function withApollo(options?: InMemoryCacheConfig) {
    const client = new ApolloClient({
      link: new HttpLink({ uri: `${gateway.url}/graphql`, fetch: server.fetch }),
      cache: new InMemoryCache(options),
    })
    const query = parse(QUESTION)
    await client.query({ query })
    const held = client.readQuery({ query })
    client.stop()
    return namesIn(held)
  }

  it('is read by Apollo Client that goes by a pattern', async () => {
    expect(await withApollo(CACHE_OPTIONS)).toEqual(NAMES)
  })

  it('is lost by Apollo Client that goes by a list: the pattern is needed', async () => {
    const known = ['OverseasCluster', 'DefenceCluster', 'SynergyCluster', 'MatrixCluster']
    expect(await withApollo({ possibleTypes: { Cluster: known } })).toEqual([...NAMES.slice(0, 4), undefined])
  })

  it('is read by urql with Graphcache', async () => {
    const client = new Client({
      url: `${gateway.url}/graphql`,
      preferGetMethod: false,
      fetch: server.fetch,
      exchanges: [cacheExchange(), fetchExchange],
    })
    const told = await client.query(QUESTION, {}).toPromise()
    expect(told.error).toBeUndefined()
    expect(namesIn(told.data)).toEqual(NAMES)
    const held = client.readQuery(QUESTION, {}, { requestPolicy: 'cache-only' })
    expect(namesIn(held?.data)).toEqual(NAMES)
  })

  it('is read by Relay, compiled with the graph as it was before', async () => {
    const schema = schemaBefore()
    expect(buildSchema(schema).getType('UnityCluster')).toBeUndefined()
    const artifact = compileForRelay(folder, schema, new Map([['names', QUESTION]])).get('names')
    if (artifact === undefined) throw new Error('it was not compiled')
    const environment = new Environment({
      network: Network.create(async ({ text }, variables) => {
        const { data } = await gateway.ask<object>(text ?? '', variables)
        return { data } as never
      }),
      store: new Store(new RecordSource()),
    })
    const operation = createOperationDescriptor(artifact, {})
    environment.retain(operation)
    await fetchQuery(environment, operation.request.node as never, {}).toPromise()
    expect(namesIn(environment.lookup(operation.fragment).data)).toEqual(NAMES)
  })
})
