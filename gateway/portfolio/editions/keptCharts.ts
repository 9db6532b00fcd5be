import { LRUCache } from 'lru-cache'

import type { Given, Result } from '../../methods/result'
import type { SeriesPoint } from '../../methods/spc/series'
import type { XmrChart, XmrOptions } from '../../methods/spc/xmr'
import { xmr } from '../../methods/spc/xmr'

/** As many as eighty clusters of sixty measures have. */
const MOST_KEPT = 5000

type Options = Pick<XmrOptions, 'better' | 'target'>

interface Kept {
  readonly points: readonly SeriesPoint[]
  readonly options: Options
  readonly result: Result<XmrChart>
}

const isSameGiven = (a: Given, b: Given) =>
  typeof a === 'number' || typeof b === 'number' ? a === b : a.reason === b.reason && a.note === b.note

function isSameContent(a: Omit<Kept, 'result'>, b: Omit<Kept, 'result'>): boolean {
  return (
    a.options.better === b.options.better &&
    isSameGiven(a.options.target, b.options.target) &&
    a.points.length === b.points.length &&
    a.points.every((point, i) => {
      const other = b.points[i]
      return other?.period === point.period && isSameGiven(point.value, other.value)
    })
  )
}

/**
 * Charts by what they are drawn from. A return that is sent again brings every figure anew, and most say
 * what they said: their limits and signals stand. As the content itself is compared, no chart is ever
 * out of date, whichever edition asks.
 */
export class KeptCharts {
  readonly #kept = new LRUCache<string, Kept>({ max: MOST_KEPT })

  /** @param slot whose chart it is: the last one drawn there is the one that is looked at */
  xmr(slot: string, points: readonly SeriesPoint[], options: Options): Result<XmrChart> {
    const before = this.#kept.get(slot)
    const isKept = before !== undefined && isSameContent(before, { points, options })
    const kept = isKept ? before : { points, options, result: xmr(points, options) }
    if (!isKept) this.#kept.set(slot, kept)
    return kept.result
  }
}
