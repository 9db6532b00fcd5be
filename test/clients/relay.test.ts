import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { ConcreteRequest, OperationDescriptor, Variables } from 'relay-runtime'
import {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime'

import { packageRoot } from '../../base/process/packageRoot'
import { PortfolioFolder } from '../support/reporting/portfolioFolder'
import type { MovingPortfolio } from '../support/asking/twoEditions'
import { startMoving } from '../support/asking/twoEditions'
import { KeptFetch } from './held'
import { compileForRelay } from './relayArtifacts'
import type { Asked } from './shipped'
import { AS_SHIPPED, askedAt } from './shipped'
import { holdTwoEditions } from './twoEditions'

describe('Relay as it comes', () => {
  const folder = new PortfolioFolder()
  const artifactFolder = mkdtempSync(path.join(tmpdir(), 'relay-'))
  const complaints: string[] = []
  let portfolio: MovingPortfolio
  let artifacts: ReadonlyMap<string, ConcreteRequest>

  const keyOf = ({ name, variables }: Asked) => ('edition' in variables ? `${name}-at-edition` : name)

  beforeAll(async () => {
    jest.spyOn(console, 'error').mockImplementation((...told: unknown[]) => complaints.push(told.join(' ')))
    const schema = readFileSync(path.join(packageRoot(), 'schema', 'public.graphql'), 'utf8')
    const documents = new Map([...AS_SHIPPED, ...askedAt('')].map((asked) => [keyOf(asked), asked.text]))
    artifacts = compileForRelay(artifactFolder, schema, documents)
    portfolio = await startMoving(folder)
  }, 300_000)
  afterAll(async () => {
    jest.restoreAllMocks()
    await portfolio?.gateway.stop()
    rmSync(artifactFolder, { recursive: true, force: true })
  })

  it('holds two editions of every shipped question without a wrong value', async () => {
    const server = new KeptFetch()
    const post = async (query: string, variables: Variables): Promise<unknown> => {
      const response = await server.fetch(`${portfolio.gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      return response.json()
    }
    const environment = new Environment({
      network: Network.create(async ({ text }, variables) => (await post(text ?? '', variables)) as never),
      store: new Store(new RecordSource()),
    })
    const operationOf = (asked: Asked): OperationDescriptor => {
      const artifact = artifacts.get(keyOf(asked))
      if (artifact === undefined) throw new Error(`${asked.name} was not compiled`)
      return createOperationDescriptor(artifact, { ...asked.variables })
    }
    const { answers, missing, wrong } = await holdTwoEditions(
      [
        {
          name: 'Relay',
          held: (asked) => {
            const { data, isMissingData } = environment.lookup(operationOf(asked).fragment)
            return isMissingData ? undefined : (JSON.parse(JSON.stringify(data)) as unknown)
          },
        },
      ],
      async (asked) => {
        const operation = operationOf(asked)
        environment.retain(operation)
        const { node, variables } = operation.request
        await fetchQuery(environment, node as never, variables, { fetchPolicy: 'network-only' }).toPromise()
        // Relay gives what was asked and nothing that it asked for itself: so does the server to the plain question. A
        // variable that is null has its default for Relay.
        await post(asked.text, variables)
        return server.data
      },
      portfolio,
    )
    expect(wrong.get('Relay')).toEqual([])
    expect(missing.get('Relay')).toEqual([])
    expect(answers).toBe(3 * AS_SHIPPED.length)
    // It warns of two records with one id that say different things.
    expect(complaints).toEqual([])
  }, 1_800_000)
})
