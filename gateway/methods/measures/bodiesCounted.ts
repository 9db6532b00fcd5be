import { requirePartialDate } from '../../../base/dates/partialDate'
import { computed, refused } from '../result'
import type { Caveat, Method, Result } from '../result'
import { isPast } from '../milestones/slip'

export const BODIES_COUNTED: Method = { id: 'bodies-counted', version: '1' }

/** A body that is expected to reach a target. Dates are partial ISO text. */
export interface CountedBody {
  readonly id: string
  /** Whether it has reached the target by the day of the question; nothing where nobody says. */
  readonly reached: boolean | undefined
  /** When it is forecast to; absent where nobody says. */
  readonly forecast?: string
}

/** How a body stands against a target. */
export const BODY_STANDINGS = {
  REACHED: 'It has reached the target.',
  FORECAST_IN_TIME: 'It is forecast to reach the target by its date.',
  FORECAST_LATE: 'It is forecast to reach the target after its date.',
} as const

export type BodyStanding = keyof typeof BODY_STANDINGS

export interface BodiesCounted {
  /** In the order given; nothing where it cannot be told. */
  readonly standings: readonly (BodyStanding | undefined)[]
  readonly reached: number
  /** The most that it can be: those of whom nobody says it may have reached it too. */
  readonly reachedAtMost: number
  readonly forecastInTime: number
  readonly forecastLate: number
  /** The rest: not reached as far as anybody says, and no forecast to place it by. */
  readonly notKnown: number
}

/**
 * Bodies that have reached a target, of those expected: `reached + forecast in time + forecast late +
 * not known = expected`. A forecast says that a body has not reached it yet, unless the forecast has passed:
 * then it says nothing. A forecast and a target's date
 * that overlap in part cannot be told apart.
 *
 * Refused where no body is expected.
 *
 * @param by the target's date; absent: it has none, so that no forecast is in time or late
 * @param asOf the day of the question, ISO date
 * @throws RangeError where a text is not a partial ISO date
 */
export function bodiesCounted(
  bodies: readonly CountedBody[],
  by: string | undefined,
  asOf: string,
): Result<BodiesCounted> {
  if (bodies.length === 0)
    return refused(BODIES_COUNTED, 'NOT_APPLICABLE', 'No body is expected to reach it.')
  const today = requirePartialDate(asOf)
  const target = by === undefined ? undefined : requirePartialDate(by)
  const stale: string[] = []
  let unheard = 0
  const standings = bodies.map(({ id, reached, forecast }): BodyStanding | undefined => {
    if (reached === true) return 'REACHED'
    const expected = forecast === undefined ? undefined : requirePartialDate(forecast)
    const passed = expected !== undefined && isPast(expected, today)
    if (passed) stale.push(id)
    if (passed || (expected === undefined && reached === undefined)) unheard += 1
    if (expected === undefined || passed || target === undefined) return undefined
    if (expected.last <= target.last) return 'FORECAST_IN_TIME'
    return expected.first > target.last ? 'FORECAST_LATE' : undefined
  })
  const count = (of: BodyStanding | undefined) => standings.filter((standing) => standing === of).length
  const caveats: readonly Caveat[] =
    stale.length === 0 ? [] : [{ code: 'STALE_FORECAST', detail: stale.join(', ') }]
  return computed(
    BODIES_COUNTED,
    bodies.length,
    {
      standings,
      reached: count('REACHED'),
      reachedAtMost: count('REACHED') + unheard,
      forecastInTime: count('FORECAST_IN_TIME'),
      forecastLate: count('FORECAST_LATE'),
      notKnown: count(undefined),
    },
    caveats,
  )
}
