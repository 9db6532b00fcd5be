import type { Change } from './change'
import { computed } from '../result'
import type { Method, Result } from '../result'
import type { Variation } from '../spc/icons'
import type { XmrChart } from '../spc/xmr'

export const DIRECTION_OF_TRAVEL: Method = { id: 'direction-of-travel', version: '1' }

/** Which way a measure is going, and by what that is known. */
export type DirectionOfTravel =
  | { readonly basis: 'VARIATION'; readonly variation: Variation }
  | { readonly basis: 'TWO_POINTS'; readonly change: Change }

/**
 * Direction of travel: the chart's variation where there is one (13 values), otherwise only the change on
 * the period before, with its caveat `TWO_POINT`. Refused as that change is.
 */
export function directionOfTravel(
  chart: Result<XmrChart>,
  change: Result<Change>,
): Result<DirectionOfTravel> {
  const variation = chart.value?.variation
  if (variation?.value !== undefined) {
    const value = { basis: 'VARIATION', variation: variation.value } as const
    return computed<DirectionOfTravel>(DIRECTION_OF_TRAVEL, variation.n, value, chart.caveats)
  }
  if (change.refused !== undefined) return { refused: change.refused, method: DIRECTION_OF_TRAVEL }
  const value = { basis: 'TWO_POINTS', change: change.value } as const
  return computed<DirectionOfTravel>(DIRECTION_OF_TRAVEL, change.n, value, change.caveats)
}
