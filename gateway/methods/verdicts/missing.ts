import { gapOf, hasTarget } from './judgedPoint'
import type { JudgedPoint } from './judgedPoint'
import type { Moving } from './movement'
import type { ReadPhase } from './phase'
import type { MissedTarget } from './targetMissed'
import { targetMissed } from './targetMissed'
import { recordedAt } from './targetRecord'

/** A missed target, with the period that it began in and the one that it would have been seen in. */
export interface Missing extends MissedTarget {
  readonly noticed: string
  /** First period of the present run of misses, or the change that led to it. */
  readonly began: string
}

/** The missed target at the end of a phase; nothing where the record does not fire. */
export function missedOf(all: ReadPhase, moving: Moving | undefined): Missing | undefined {
  const { series, states, periods, options } = all
  const { points, precision } = series
  const places = new Map(periods.map((period, i) => [period, i]))
  const missedAt = (end: number) => {
    const point = points[end - 1]
    const state = point === undefined ? undefined : states[places.get(point.period) ?? -1]
    return targetMissed(recordedAt(points, end, precision), {
      direction: options.direction,
      precision,
      unit: options.unit,
      sigma: state?.reference?.sigma,
      materialGap: options.materialGap,
      fewCases: series.fewCases,
    })
  }
  const now = missedAt(points.length)
  if (now === undefined) return undefined
  const isSo = (one: MissedTarget | undefined) =>
    one !== undefined && (now.severity === 'LOW' || one.severity !== 'LOW')
  let first = points.length
  while (first > 1 && isSo(missedAt(first - 1))) first -= 1
  const noticed = points[first - 1]?.period ?? now.to
  const misses = (point: JudgedPoint | undefined) =>
    point !== undefined && hasTarget(point) && gapOf(point, options.direction) < 0
  let run = points.length
  while (run > 0 && misses(points[run - 1])) run -= 1
  const runBegan = points[run]?.period ?? now.from
  const change = moving?.movement === 'WORSENING' ? moving.began?.period : undefined
  const began = [runBegan, change ?? runBegan].sort()[0] ?? runBegan
  return { ...now, noticed, began: began > noticed ? noticed : began }
}
