import { serveMember } from '../subgraphs/member/memberServer'
import { editionsStateOf } from './portfolio/editions/editionsState'
import type { Serve } from './serve'

/**
 * Serves the portfolio subgraph of an assembly, and nothing else of it. Every part of an answer is of the edition that
 * was the newest when the request came.
 *
 * @throws Problem HOST_NOT_LOOPBACK, PORT_TAKEN
 */
export const servePortfolio: Serve = async (
  { portfolio, keeper, subgraphs, execution },
  { host, port, httpLimits, queryLimits, requestTimeoutMillis },
  onFailure,
  closers,
  opened,
) => {
  const own = subgraphs.find(({ name }) => name === 'portfolio')
  if (own === undefined) throw new RangeError('the assembly has no portfolio')
  await opened
  const { url, stop } = await serveMember({
    name: own.name,
    schema: own.schema,
    host,
    port,
    execution,
    ...(httpLimits === undefined ? {} : { limits: httpLimits }),
    queryLimits,
    requestTimeoutMillis,
    onFailure: (cause) => onFailure('portfolio', cause),
    context: () => ({ edition: portfolio.newest.id }),
    health: () => editionsStateOf(portfolio, keeper),
  })
  closers.add(stop)
  return url
}
