import type { MovingPortfolio } from '../support/twoEditions'
import { wrongValues } from './held'
import type { Asked } from './shipped'
import { AS_SHIPPED, askedAt } from './shipped'

/** A client with a cache of its own, as it comes. */
export interface CachingClient {
  /** Asks the server whatever the cache holds, and has the cache keep the answer; gives the data that the server told. */
  ask(asked: Asked): Promise<unknown>
  /** What the cache holds as the answer; nothing where it does not hold all of it. */
  held(asked: Asked): unknown
}

/** What came of holding two editions in one cache. */
export interface Holding {
  /** How many answers were asked for again, of the cache alone. */
  readonly answers: number
  readonly missing: readonly string[]
  readonly wrong: readonly string[]
}

interface Told {
  readonly asked: Asked
  readonly data: unknown
}

async function tellAll(client: CachingClient, questions: readonly Asked[]): Promise<readonly Told[]> {
  const told: Told[] = []
  for (const asked of questions) told.push({ asked, data: await client.ask(asked) })
  return told
}

/**
 * Asks every shipped question at two editions, the newest each time and both by name, and then has the cache alone
 * answer all of it.
 */
export async function holdTwoEditions(client: CachingClient, portfolio: MovingPortfolio): Promise<Holding> {
  const first = portfolio.newest()
  await tellAll(client, AS_SHIPPED)
  const earlier = await tellAll(client, askedAt(first))
  await portfolio.move()
  const second = portfolio.newest()
  const newest = await tellAll(client, AS_SHIPPED)
  const later = await tellAll(client, askedAt(second))
  const results = [...earlier, ...newest, ...later].map(({ asked, data }) => {
    const { name, variables } = asked
    const held = client.held(asked)
    return { what: `${name} ${JSON.stringify(variables)}`, data, held }
  })
  return {
    answers: results.length,
    missing: results.flatMap(({ what, held }) => (held == null ? [what] : [])),
    wrong: results.flatMap(({ what, data, held }) =>
      held == null ? [] : wrongValues(data, held).map((place) => `${what}: ${place}`),
    ),
  }
}
