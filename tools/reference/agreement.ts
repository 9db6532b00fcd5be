import { isObject } from '../../base/json/isObject'
import { isArray } from './json'
import type { Json } from './json'

/** How near two numbers must be. */
export interface Tolerance {
  /** Share of the expected number. */
  readonly relative?: number
  /** In the unit of the number; the default is for numbers near zero only. */
  readonly absolute?: number
  /** Half a unit of the last decimal that the expected number is printed with. */
  readonly asPrinted?: boolean
}

export interface Disagreement {
  readonly where: string
  readonly expected: Json
  /** Absent where no function gives what is expected here. */
  readonly actual?: Json
}

const RELATIVE = 1e-9
const NEAR_ZERO = 1e-6

function halfUnit(expected: number): number {
  const [, decimals = ''] = String(expected).split('.')
  return 0.5 * 10 ** -decimals.length * (1 + RELATIVE)
}

function near(expected: number, actual: number, tolerance: Tolerance): boolean {
  const difference = Math.abs(expected - actual)
  if (tolerance.asPrinted === true) return difference <= halfUnit(expected)
  if (tolerance.absolute !== undefined) return difference <= tolerance.absolute
  const relative = tolerance.relative ?? RELATIVE
  return (
    difference <= relative * Math.abs(expected) || (Math.abs(expected) < NEAR_ZERO && difference <= RELATIVE)
  )
}

/**
 * Where an answer disagrees with what is expected of it. Only what is expected is looked at; what is
 * expected and not given at all is a disagreement with no `actual`. Null agrees with null alone.
 */
export function disagreements(
  expected: Json,
  actual: Json | undefined,
  tolerance: Tolerance = {},
  where = '',
): readonly Disagreement[] {
  if (actual === undefined) return [{ where, expected }]
  if (typeof expected === 'number' && typeof actual === 'number') {
    return near(expected, actual, tolerance) ? [] : [{ where, expected, actual }]
  }
  if (isArray(expected) && isArray(actual)) {
    if (expected.length !== actual.length)
      return [{ where: `${where}.length`, expected: expected.length, actual: actual.length }]
    return expected.flatMap((item, i) => disagreements(item, actual[i], tolerance, `${where}[${i}]`))
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      disagreements(value, actual[key], tolerance, where === '' ? key : `${where}.${key}`),
    )
  }
  return expected === actual ? [] : [{ where, expected, actual }]
}
