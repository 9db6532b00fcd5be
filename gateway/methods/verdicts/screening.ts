import { isWithin, RANGES, suspicions } from '../measures/plausibility'
import type { JudgedPoint } from './judgedPoint'

/** The points of a series that are judged, and those that are set aside. */
export interface Screened {
  readonly kept: readonly JudgedPoint[]
  readonly suspect: readonly JudgedPoint[]
}

/** Sets aside what no measure of the unit can be, and what looks as if it were given in another unit. */
export function screened(points: readonly JudgedPoint[], unit: string): Screened {
  const doubts = suspicions(points.map(({ value }) => value))
  const isDoubtful = ({ value }: JudgedPoint, i: number) =>
    doubts[i] !== undefined || !isWithin(value, RANGES[unit])
  return {
    kept: points.filter((point, i) => !isDoubtful(point, i)),
    suspect: points.filter(isDoubtful),
  }
}
