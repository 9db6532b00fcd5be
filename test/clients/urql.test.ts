import type { Exchange } from '@urql/core'
import { cacheExchange as documentCache, Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'

import { PortfolioFolder } from '../subgraphs/reporting/portfolioFolder'
import type { MovingPortfolio } from '../support/twoEditions'
import { startMoving } from '../support/twoEditions'
import { KeptFetch } from './held'
import type { Asked } from './shipped'
import { AS_SHIPPED } from './shipped'
import { holdTwoEditions } from './twoEditions'

describe.each<[string, () => Exchange]>([
  ['its document cache', () => documentCache],
  ['Graphcache', () => cacheExchange()],
])('urql with %s as it comes', (_name, cache) => {
  const folder = new PortfolioFolder()
  const server = new KeptFetch()
  let portfolio: MovingPortfolio
  beforeAll(async () => {
    // It warns of every value without an id, such as a period: those are kept within what has one.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    portfolio = await startMoving(folder)
  }, 300_000)
  afterAll(async () => {
    jest.restoreAllMocks()
    await portfolio?.gateway.stop()
  })

  it('holds two editions of every shipped question without a wrong value', async () => {
    const client = new Client({
      url: `${portfolio.gateway.url}/graphql`,
      preferGetMethod: false,
      fetch: server.fetch,
      exchanges: [cache(), fetchExchange],
    })
    const answer = ({ text, variables }: Asked, requestPolicy: 'network-only' | 'cache-only') =>
      client.query(text, { ...variables }, { requestPolicy })
    const { answers, missing, wrong } = await holdTwoEditions(
      {
        ask: async (asked) => {
          const { error } = await answer(asked, 'network-only').toPromise()
          if (error !== undefined) throw error
          return server.data
        },
        held: ({ text, variables }) =>
          client.readQuery(text, { ...variables }, { requestPolicy: 'cache-only' })?.data,
      },
      portfolio,
    )
    expect(wrong).toEqual([])
    expect(missing).toEqual([])
    expect(answers).toBe(3 * AS_SHIPPED.length)
  }, 600_000)
})
