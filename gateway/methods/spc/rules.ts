import type { Side, Zone } from './position'
import type { RuleSet } from './ruleSet'

/** A special cause: the rule that names it and the way it points. */
export interface Signal {
  readonly rule: 'OUTSIDE' | 'TREND' | 'TWO_OF_THREE' | 'RUN'
  readonly direction: 'HIGH' | 'LOW'
}

/** A point as the rules see it: side and zone are absent where it, or the limits, are missing. */
export interface JudgedPoint {
  readonly value?: number
  readonly side?: Side
  readonly zone?: Zone
}

function directionOf(sign: number): Signal['direction'] {
  return sign > 0 ? 'HIGH' : 'LOW'
}

/**
 * For each step, whether it lies in a stretch of `length` steps of the same sign that is not zero, and
 * that sign. The last such stretch stands where two overlap, which they can only do with one sign.
 */
function stretches(signs: readonly number[], length: number): readonly number[] {
  const marks = signs.map(() => 0)
  let count = 0
  signs.forEach((sign, i) => {
    count = sign !== 0 && sign === signs[i - 1] ? count + 1 : Math.abs(sign)
    if (count >= length) marks.fill(sign, i - length + 1, i + 1)
  })
  return marks
}

/** The direction of the trend that each point belongs to: 1, -1, or 0 for none; the later one if two meet. */
export function trends(values: readonly (number | undefined)[], length: number): readonly number[] {
  const steps = values.slice(1).map((value, i) => {
    const before = values[i]
    return value === undefined || before === undefined ? 0 : Math.sign(value - before)
  })
  const marked = stretches(steps, length - 1)
  return values.map((_, i) => {
    const [before, after] = [marked[i - 1] ?? 0, marked[i] ?? 0]
    return after === 0 ? before : after
  })
}

/** The side on which each point runs: 1, -1, or 0 for none. A point on the mean, or missing, breaks a run. */
export function runs(sides: readonly (Side | undefined)[], length: number): readonly number[] {
  return stretches(
    sides.map((side) => side ?? 0),
    length,
  )
}

/** Whether each point is one of two of three beyond the near limit, all three on one side of the mean. */
export function twoOfThree(
  points: readonly JudgedPoint[],
  counting: RuleSet['twoOfThree'],
): readonly boolean[] {
  const counts = points.map(
    ({ zone }) => zone === 'NEAR' || (zone === 'OUTSIDE' && counting === 'BEYOND_NEAR_LIMIT'),
  )
  const marks = points.map(() => false)
  for (let i = 2; i < points.length; i += 1) {
    const side = points[i]?.side
    const together =
      side !== undefined && side !== 0 && side === points[i - 1]?.side && side === points[i - 2]?.side
    const window = [i - 2, i - 1, i].filter((j) => counts[j] === true)
    if (together && window.length >= 2) window.forEach((j) => (marks[j] = true))
  }
  return marks
}

/**
 * The signal of each point of one rebase group: the first that applies of outside, trend, two of three
 * and run. Source: NHSRplotthedots 0.2.2; NHS England, Making Data Count.
 */
export function signals(points: readonly JudgedPoint[], ruleSet: RuleSet): readonly (Signal | undefined)[] {
  const trend = trends(
    points.map(({ value }) => value),
    ruleSet.trendLength,
  )
  const run = runs(
    points.map(({ side }) => side),
    ruleSet.runLength,
  )
  const pair = twoOfThree(points, ruleSet.twoOfThree)
  return points.map(({ zone, side = 0 }, i): Signal | undefined => {
    if (zone === 'OUTSIDE') return { rule: 'OUTSIDE', direction: directionOf(side) }
    if (trend[i] !== 0) return { rule: 'TREND', direction: directionOf(trend[i] ?? 0) }
    if (pair[i] === true) return { rule: 'TWO_OF_THREE', direction: directionOf(side) }
    if (run[i] !== 0) return { rule: 'RUN', direction: directionOf(run[i] ?? 0) }
    return undefined
  })
}
