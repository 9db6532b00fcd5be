import { serveMember } from '../subgraphs/serving/memberServer'
import { keepCurrent } from './keepCurrent'
import type { Serve } from './serve'

/**
 * Serves the portfolio subgraph of an assembly, and nothing else of it. Every part of an answer is of the edition that
 * was the newest when the request came.
 *
 * @throws Problem HOST_NOT_LOOPBACK, PORT_TAKEN
 */
export const servePortfolio: Serve = async (
  { portfolio, subgraphs },
  { host, port },
  onFailure,
  closers,
  opened,
) => {
  const own = subgraphs.find(({ name }) => name === 'portfolio')
  if (own === undefined) throw new RangeError('the assembly has no portfolio')
  await opened
  const days = keepCurrent(portfolio, (cause) => onFailure('portfolio', cause))
  closers.add(() => days.stop())
  const { url, stop } = await serveMember({
    name: own.name,
    schema: own.schema,
    host,
    port,
    onFailure: (cause) => onFailure('portfolio', cause),
    context: () => ({ edition: portfolio.newest.id }),
    health: () => ({ edition: portfolio.newest.id }),
  })
  closers.add(stop)
  return url
}
