import type { Exchange } from '@urql/core'
import { cacheExchange as documentCache, Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'

import { PortfolioFolder } from '../support/reporting/portfolioFolder'
import type { MovingPortfolio } from '../support/asking/twoEditions'
import { startMoving } from '../support/asking/twoEditions'
import { KeptFetch } from './held'
import { AS_SHIPPED } from './shipped'
import { holdTwoEditions } from './twoEditions'

/** What was asked, without the types that urql asks for itself. */
function asAsked(data: unknown): unknown {
  if (data == null) return data
  const text = JSON.stringify(data, (key, value: unknown) => (key === '__typename' ? undefined : value))
  return JSON.parse(text) as unknown
}

describe.each<[string, () => Exchange]>([
  ['its document cache', () => documentCache],
  ['Graphcache', () => cacheExchange()],
])('urql with %s as it comes', (name, cache) => {
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
    const { answers, missing, wrong } = await holdTwoEditions(
      [
        {
          name,
          held: ({ text, variables }) =>
            asAsked(client.readQuery(text, { ...variables }, { requestPolicy: 'cache-only' })?.data),
        },
      ],
      async ({ text, variables }) => {
        const { error } = await client
          .query(text, { ...variables }, { requestPolicy: 'network-only' })
          .toPromise()
        if (error !== undefined) throw error
        return asAsked(server.data)
      },
      portfolio,
    )
    expect(wrong.get(name)).toEqual([])
    expect(missing.get(name)).toEqual([])
    expect(answers).toBe(3 * AS_SHIPPED.length)
  }, 1_800_000)
})
