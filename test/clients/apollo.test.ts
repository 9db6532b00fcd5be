import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { parse } from 'graphql'

import { CACHE_OPTIONS } from '../../examples/clients/apolloCache'
import { PortfolioFolder } from '../support/reporting/portfolioFolder'
import type { MovingPortfolio } from '../support/asking/twoEditions'
import { startMoving } from '../support/asking/twoEditions'
import { KeptFetch } from './held'
import type { Asked } from './shipped'
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

  it('holds two editions of every shipped question without a wrong value, and with the shipped options all of it', async () => {
    const client = new ApolloClient({
      link: new HttpLink({ uri: `${portfolio.gateway.url}/graphql`, fetch: server.fetch }),
      cache: new InMemoryCache(),
    })
    const merging = new InMemoryCache(CACHE_OPTIONS)
    const asApollo = ({ text, variables }: Asked) => ({ query: parse(text), variables })
    const { answers, missing, wrong } = await holdTwoEditions(
      [
        { name: 'as it comes', held: (asked) => client.readQuery(asApollo(asked)) },
        { name: 'with the shipped options', held: (asked) => merging.readQuery(asApollo(asked)) },
      ],
      async (asked) => {
        await client.query({ ...asApollo(asked), fetchPolicy: 'network-only' })
        merging.writeQuery({ ...asApollo(asked), data: server.data as Record<string, unknown> })
        return server.data
      },
      portfolio,
    )
    client.stop()
    expect(wrong.get('as it comes')).toEqual([])
    expect(wrong.get('with the shipped options')).toEqual([])
    expect(answers).toBe(3 * AS_SHIPPED.length)
    // Parts of what has no id: the later take the place of the earlier, unless the cache is told to merge them.
    expect(missing.get('as it comes')?.length).toBeLessThan(answers / 4)
    expect(missing.get('with the shipped options')).toEqual([])
  }, 1_800_000)
})
