import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'
import { sum } from '../statistics/average'

export const KITAGAWA: Method = { id: 'kitagawa', version: '1' }

/** A part of a whole: its cases, and the rate among them. */
export interface Group {
  readonly id: string
  readonly n: number
  readonly rate: number
}

/** The change of the whole that a part adds. */
export interface GroupEffect {
  readonly id: string
  /** By its own rate, which went up or down. */
  readonly rate: number
  /** By its share of the whole, which grew or shrank. */
  readonly mix: number
}

export interface Decomposition {
  readonly totalBefore: number
  readonly totalAfter: number
  /** `rate + mix` is the change of the total. */
  readonly rate: number
  readonly mix: number
  /** Those before in their order, then those that are new. */
  readonly groups: readonly GroupEffect[]
}

const casesOf = (groups: readonly Group[]): number => sum(groups.map(({ n }) => n))

const totalOf = (groups: readonly Group[]): number =>
  sum(groups.map(({ n, rate }) => n * rate)) / casesOf(groups)

/** @throws RangeError where the groups are no parts of a whole */
function requireParts(groups: readonly Group[]): void {
  if (new Set(groups.map(({ id }) => id)).size < groups.length) throw new RangeError('A group is given twice')
  const wrong = groups.find(({ n }) => !(n >= 0))
  if (wrong !== undefined) throw new RangeError(`${wrong.id} has ${wrong.n} cases`)
}

/**
 * Splits the change of a total into what its parts did and what their shares did. With shares w and rates r it is
 * `sum mean(w) (r' - r)` by rate and `sum mean(r) (w' - w)` by mix. Source: Kitagawa 1955.
 *
 * A group that is there at one time only moved no rate: all that it adds is mix, with `POPULATION_CHANGED`.
 * Refused where either time has no cases.
 *
 * @throws RangeError where a group is given twice or has fewer than no cases
 */
export function kitagawa(before: readonly Group[], after: readonly Group[]): Result<Decomposition> {
  requireParts(before)
  requireParts(after)
  const [casesBefore, casesAfter] = [casesOf(before), casesOf(after)]
  if (casesBefore === 0 || casesAfter === 0)
    return refused(KITAGAWA, 'INSUFFICIENT_HISTORY', 'There are no cases at one of the two times.')
  const there = (groups: readonly Group[]) =>
    new Map(groups.filter(({ n }) => n > 0).map((group) => [group.id, group]))
  const [earlier, later] = [there(before), there(after)]
  const ids = [...new Set([...earlier.keys(), ...later.keys()])]
  const groups = ids.map((id): GroupEffect => {
    const [one, other] = [earlier.get(id), later.get(id)]
    const [shareBefore, shareAfter] = [(one?.n ?? 0) / casesBefore, (other?.n ?? 0) / casesAfter]
    const rateBefore = one?.rate ?? other?.rate ?? 0
    const rateAfter = other?.rate ?? rateBefore
    return {
      id,
      rate: ((shareBefore + shareAfter) / 2) * (rateAfter - rateBefore),
      mix: ((rateBefore + rateAfter) / 2) * (shareAfter - shareBefore),
    }
  })
  const once = ids.filter((id) => !earlier.has(id) || !later.has(id))
  const caveats: readonly Caveat[] =
    once.length === 0 ? [] : [{ code: 'POPULATION_CHANGED', detail: once.join(', ') }]
  return computed(
    KITAGAWA,
    casesBefore + casesAfter,
    {
      totalBefore: totalOf(before),
      totalAfter: totalOf(after),
      rate: sum(groups.map(({ rate }) => rate)),
      mix: sum(groups.map(({ mix }) => mix)),
      groups,
    },
    caveats,
  )
}
