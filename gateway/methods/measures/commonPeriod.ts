import { requirePartialDate } from '../../../base/dates/partialDate'
import type { SeriesPoint } from '../spc/series'

/**
 * The latest period in which every series has a value; nothing where there is none. A series without any
 * value has no say, as it would otherwise silence the others: it is compared as missing.
 *
 * @throws RangeError where a period is not a partial ISO date
 */
export function latestCommonPeriod(series: readonly (readonly SeriesPoint[])[]): string | undefined {
  const [first, ...others] = series
    .map((points) => points.filter(({ value }) => typeof value === 'number').map(({ period }) => period))
    .filter((periods) => periods.length > 0)
  const shared = (first ?? []).filter((period) => others.every((periods) => periods.includes(period)))
  const [latest] = shared.sort((a, b) => requirePartialDate(b).last - requirePartialDate(a).last)
  return latest
}
