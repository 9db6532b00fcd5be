import type { MovingPortfolio } from '../support/asking/twoEditions'
import { wrongValues } from './held'
import type { Asked } from './shipped'
import { AS_SHIPPED, askedAt } from './shipped'

/** A cache of a client. */
export interface HoldingCache {
  readonly name: string
  /** What it holds as the answer; nothing where it does not hold all of it. */
  held(asked: Asked): unknown
}

/** What came of holding two editions in caches. */
export interface Holding {
  /** How many answers each cache alone was asked for again. */
  readonly answers: number
  /** By cache: the questions of which it does not hold all that it was told. */
  readonly missing: ReadonlyMap<string, readonly string[]>
  /** By cache: where it holds something else than it was told. */
  readonly wrong: ReadonlyMap<string, readonly string[]>
}

interface Told {
  readonly asked: Asked
  readonly data: unknown
}

/** Asks the server whatever the caches hold, and has them keep the answer; gives the data that the server told. */
type Ask = (asked: Asked) => Promise<unknown>

async function tellAll(ask: Ask, questions: readonly Asked[]): Promise<readonly Told[]> {
  const told: Told[] = []
  for (const asked of questions) told.push({ asked, data: await ask(asked) })
  return told
}

/**
 * Asks every shipped question at two editions, the newest each time and both by name, and then has the caches alone
 * answer all of it.
 */
export async function holdTwoEditions(
  caches: readonly HoldingCache[],
  ask: Ask,
  portfolio: MovingPortfolio,
): Promise<Holding> {
  const first = portfolio.newest()
  await tellAll(ask, AS_SHIPPED)
  const earlier = await tellAll(ask, askedAt(first))
  await portfolio.move()
  const second = portfolio.newest()
  const newest = await tellAll(ask, AS_SHIPPED)
  const later = await tellAll(ask, askedAt(second))
  const told = [...earlier, ...newest, ...later]
  const missing = new Map<string, string[]>()
  const wrong = new Map<string, string[]>()
  for (const { name, held } of caches) {
    const [holes, faults]: [string[], string[]] = [[], []]
    for (const { asked, data } of told) {
      const what = `${asked.name} ${JSON.stringify(asked.variables)}`
      const value = held(asked)
      if (value == null) holes.push(what)
      else faults.push(...wrongValues(data, value).map((place) => `${what}: ${place}`))
    }
    missing.set(name, holes)
    wrong.set(name, faults)
  }
  return { answers: told.length, missing, wrong }
}
