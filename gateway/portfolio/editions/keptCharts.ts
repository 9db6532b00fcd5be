import { LRUCache } from 'lru-cache'

import type { Given, Result } from '../../methods/result'
import type { SeriesPoint } from '../../methods/spc/series'
import type { XmrChart, XmrOptions } from '../../methods/spc/xmr'
import { xmr } from '../../methods/spc/xmr'
import type { JudgedPoint } from '../../methods/verdicts/judgedPoint'
import type { VerdictOptions } from '../../methods/verdicts/phase'
import type { SeriesVerdict } from '../../methods/verdicts/verdict'
import { verdictOf } from '../../methods/verdicts/verdict'

/** As many as eighty clusters of sixty measures have. */
const MOST_KEPT = 5000

type ChartOptions = Pick<XmrOptions, 'better' | 'target' | 'rebases'>

interface Kept<Point, Options, Value> {
  readonly points: readonly Point[]
  readonly options: Options
  readonly result: Value
}

const isSameGiven = (a: Given, b: Given) =>
  typeof a === 'number' || typeof b === 'number' ? a === b : a.reason === b.reason && a.note === b.note

function isSameChart(a: ChartOptions, b: ChartOptions): boolean {
  const [ours, theirs] = [a.rebases ?? [], b.rebases ?? []]
  return (
    a.better === b.better &&
    isSameGiven(a.target, b.target) &&
    ours.length === theirs.length &&
    ours.every(({ at, reason }, i) => theirs[i]?.at === at && theirs[i].reason === reason)
  )
}

const isSamePoint = (a: SeriesPoint, b: SeriesPoint) => a.period === b.period && isSameGiven(a.value, b.value)

const isSameVerdict = (a: VerdictOptions, b: VerdictOptions) =>
  a.direction === b.direction && a.unit === b.unit && a.goLive === b.goLive && a.materialGap === b.materialGap

const isSameJudged = (a: JudgedPoint, b: JudgedPoint) =>
  a.period === b.period &&
  a.value === b.value &&
  a.target === b.target &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator

/** Results by what they are worked out from: as the content itself is compared, none is ever out of date. */
class KeptByContent<Point, Options, Value extends object> {
  readonly #kept = new LRUCache<string, Kept<Point, Options, Value>>({ max: MOST_KEPT })
  readonly #isSamePoint: (a: Point, b: Point) => boolean
  readonly #isSameOptions: (a: Options, b: Options) => boolean

  constructor(
    isSamePoint: (a: Point, b: Point) => boolean,
    isSameOptions: (a: Options, b: Options) => boolean,
  ) {
    this.#isSamePoint = isSamePoint
    this.#isSameOptions = isSameOptions
  }

  /** @param slot whose result it is: the last one worked out there is the one that is looked at */
  get(slot: string, points: readonly Point[], options: Options, work: () => Value): Value {
    const before = this.#kept.get(slot)
    if (before !== undefined && this.#isSame(before, points, options)) return before.result
    const result = work()
    this.#kept.set(slot, { points, options, result })
    return result
  }

  #isSame(before: Kept<Point, Options, Value>, points: readonly Point[], options: Options): boolean {
    return (
      this.#isSameOptions(before.options, options) &&
      before.points.length === points.length &&
      before.points.every((point, i) => this.#isSamePoint(point, points[i] as Point))
    )
  }
}

/**
 * Charts and verdicts by what they are drawn from. A return that is sent again brings every figure anew, and most
 * say what they said: their limits, signals and verdicts stand, whichever edition asks.
 */
export class KeptCharts {
  readonly #charts = new KeptByContent<SeriesPoint, ChartOptions, Result<XmrChart>>(isSamePoint, isSameChart)
  readonly #verdicts = new KeptByContent<JudgedPoint, VerdictOptions, Result<SeriesVerdict>>(
    isSameJudged,
    isSameVerdict,
  )

  xmr(slot: string, points: readonly SeriesPoint[], options: ChartOptions): Result<XmrChart> {
    return this.#charts.get(slot, points, options, () => xmr(points, options))
  }

  verdict(slot: string, points: readonly JudgedPoint[], options: VerdictOptions): Result<SeriesVerdict> {
    return this.#verdicts.get(slot, points, options, () => verdictOf(points, options))
  }
}
