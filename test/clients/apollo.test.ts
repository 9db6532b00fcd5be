import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { parse } from 'graphql'

import { PortfolioFolder } from '../subgraphs/reporting/portfolioFolder'
import type { MovingPortfolio } from '../support/twoEditions'
import { startMoving } from '../support/twoEditions'
import { KeptFetch } from './held'
import { AS_SHIPPED } from './shipped'
import { holdTwoEditions } from './twoEditions'

describe('Apollo Client as it comes', () => {
  const folder = new PortfolioFolder()
  const server = new KeptFetch()
  let portfolio: MovingPortfolio
  beforeAll(async () => {
    portfolio = await startMoving(folder)
  }, 300_000)
  afterAll(() => portfolio?.gateway.stop())

  it('holds two editions of every shipped question without a wrong value', async () => {
    const client = new ApolloClient({
      link: new HttpLink({ uri: `${portfolio.gateway.url}/graphql`, fetch: server.fetch }),
      cache: new InMemoryCache(),
    })
    const { answers, missing, wrong } = await holdTwoEditions(
      {
        ask: async ({ text, variables }) => {
          await client.query({ query: parse(text), variables, fetchPolicy: 'network-only' })
          return server.data
        },
        held: ({ text, variables }) => client.readQuery({ query: parse(text), variables }),
      },
      portfolio,
    )
    client.stop()
    expect(wrong).toEqual([])
    expect(missing).toEqual([])
    expect(answers).toBe(3 * AS_SHIPPED.length)
  }, 600_000)
})
