import { autocorrelation, wideningFor } from '../statistics/autocorrelation'
import { mean } from '../statistics/average'
import { changePoint } from '../change/changePoint'
import { MOVING_RANGE_OF_SIGMA, movingRanges } from '../spc/limits'
import type { Reference } from './ewma'
import { ewma, ewmaSide } from './ewma'

/** Values that a reference rests on at the least. */
export const MINIMUM_FOR_REFERENCE = 12
/** Latest values that a reference leaves out, so that a fall does not hide itself. */
const LEFT_OUT = 6
/** Points for which a signal holds before it opens a stretch. */
const HELD = 6
/** Latest points on one side of the mean that make a process unsettled. */
const RUN = 8

/** Reason that a process is not settled. */
export type Shift = 'RUN' | 'EWMA'

/** State of a process at the end of one of its points, without looking ahead. */
export interface ProcessState {
  /** 0-based index of the first point of the present stretch. */
  readonly from: number
  /** First point of the stretch that the reference was taken from. */
  readonly referenceFrom: number
  /** Absent: fewer than twelve values, or values that do not vary. */
  readonly reference?: Reference
  /** Lag-1 autocorrelation of the values behind the reference. */
  readonly autocorrelation: number
  /** True where sigma was widened for autocorrelation. */
  readonly widened: boolean
  /** The side on which the weighted average signals: 1 above, -1 below. */
  readonly side: 1 | -1 | 0
  /** Reason that the process is not settled; absent where it is. */
  readonly shift?: Shift
}

interface Base {
  readonly reference?: Reference
  readonly autocorrelation: number
  readonly widened: boolean
}

const isValue = (value: number | undefined) => value !== undefined

/** Level, sigma and autocorrelation of a stretch, its latest six values left out where twelve remain. */
function baseOf(stretch: readonly (number | undefined)[]): Base | undefined {
  const present = stretch.reduce<number>((count, value) => (value === undefined ? count : count + 1), 0)
  if (present < MINIMUM_FOR_REFERENCE) return undefined
  let end = stretch.length
  for (let left = Math.min(LEFT_OUT, present - MINIMUM_FOR_REFERENCE); left > 0; end -= 1)
    if (stretch[end - 1] !== undefined) left -= 1
  const base = stretch.slice(0, end)
  const centre = mean(base.filter(isValue))
  const range = mean(movingRanges(base))
  const r = autocorrelation(base) ?? 0
  if (centre === undefined || range === undefined || range === 0)
    return { autocorrelation: r, widened: false }
  const factor = wideningFor(r)
  return {
    reference: { centre, sigma: (factor * range) / MOVING_RANGE_OF_SIGMA },
    autocorrelation: r,
    widened: factor > 1,
  }
}

/** Tells whether the latest eight values or more lie on one side of the stretch's mean. */
function runsAtEnd(stretch: readonly (number | undefined)[]): boolean {
  const values = stretch.filter(isValue)
  const centre = mean(values)
  if (centre === undefined || values.length <= RUN) return false
  const sides = values.slice(-RUN).map((value) => Math.sign(value - centre))
  return sides[0] !== 0 && sides.every((side) => side === sides[0])
}

/**
 * Reads a phase in stretches: a signal of the weighted average that has held for six points opens one at the
 * estimated change. Until a new stretch has twelve values the reference of the one before stays. Each state is
 * told at the end of its point, with nothing after it. Source: `docs/methods.md`, Phases and stretches.
 *
 * @param values of one phase in date order; undefined where missing
 */
export function processStates(values: readonly (number | undefined)[]): readonly ProcessState[] {
  const states: ProcessState[] = []
  let from = 0
  let referenceFrom = 0
  let kept: Base | undefined
  let held = 0
  let openedBy: 1 | -1 | 0 = 0
  for (let end = 1; end <= values.length; end += 1) {
    const own = baseOf(values.slice(from, end))
    if (own !== undefined && referenceFrom !== from) {
      referenceFrom = from
      held = 0
      openedBy = 0
    }
    const base = own ?? kept
    kept = base
    const watched = values.slice(referenceFrom, end)
    const side = base?.reference === undefined ? 0 : ewmaSide(ewma(watched, base.reference).at(-1) ?? 0)
    const before = states.at(-1)?.side ?? 0
    if (side === 0) held = 0
    else if (values[end - 1] !== undefined) held = side === before ? held + 1 : 1
    if (side !== 0 && held >= HELD && side !== openedBy) {
      const stretch = values.slice(from, end)
      from += changePoint(stretch).value?.index ?? stretch.length - HELD
      openedBy = side
      held = 0
    }
    const shift: Shift | undefined =
      openedBy !== 0 || (side !== 0 && held >= HELD)
        ? 'EWMA'
        : runsAtEnd(values.slice(referenceFrom, end))
          ? 'RUN'
          : undefined
    states.push({
      from,
      referenceFrom,
      ...(base?.reference === undefined ? {} : { reference: base.reference }),
      autocorrelation: base?.autocorrelation ?? 0,
      widened: base?.widened ?? false,
      side,
      ...(shift === undefined ? {} : { shift }),
    })
  }
  return states
}
