import { previousPartialDate, requirePartialDate } from '../../../base/dates/partialDate'
import { comparability, describeDifferences } from '../comparability'
import type { Attribute } from '../comparability'
import { signOf } from '../direction'
import type { Direction } from '../direction'
import { computed, refused, refusedFor } from '../result'
import type { Given, Method, Result } from '../result'

export const CHANGE: Method = { id: 'change-on-previous-period', version: '1' }

/** A measure's value in a period, with what it must share with another to be set beside it. */
export interface Reading {
  readonly value: Given
  /** Partial ISO date: `2026-09`, `2026-Q3`. */
  readonly period: string
  readonly unit: string
  readonly definitionVersion: string
}

export interface Change {
  /** Latest minus previous, in the unit of the measure. */
  readonly difference: number
  readonly direction: 'BETTER' | 'WORSE' | 'SAME' | 'NEITHER'
  readonly previousPeriod: string
}

const SHARED: readonly Attribute[] = ['unit', 'definitionVersion']

function directionOf(difference: number, better: Direction): Change['direction'] {
  const sign = signOf(better)
  if (difference === 0) return 'SAME'
  if (sign === undefined) return 'NEITHER'
  return Math.sign(difference) === sign ? 'BETTER' : 'WORSE'
}

/**
 * Change on the period before: `value - previous value`. Always with the caveat `TWO_POINT`: whether
 * it means anything is for the control chart to say.
 *
 * Refused where the period before is missing (gaps are not bridged), and across definition versions
 * and units.
 *
 * @param previous the reading of the period before, or nothing where the series has none
 * @throws RangeError where a period is not a partial ISO date
 */
export function changeOnPreviousPeriod(
  latest: Reading,
  previous: Reading | undefined,
  better: Direction,
): Result<Change> {
  const wanted = previousPartialDate(requirePartialDate(latest.period)).text
  if (typeof latest.value !== 'number') return refusedFor(CHANGE, latest.period, latest.value)
  if (previous === undefined || previous.period !== wanted) {
    return refused(
      CHANGE,
      'INSUFFICIENT_HISTORY',
      `There is no reading of ${wanted}, the period before ${latest.period}.`,
    )
  }
  const { comparable, differences } = comparability(
    [previous, latest].map(({ period, unit, definitionVersion }) => ({
      id: period,
      attributes: { unit, definitionVersion },
    })),
    SHARED,
  )
  if (!comparable) {
    const attributes = differences.map(({ attribute }) => attribute)
    return refused(
      CHANGE,
      'NOT_COMPARABLE',
      `The readings differ in ${describeDifferences(differences)}.`,
      attributes,
    )
  }
  if (typeof previous.value !== 'number') return refusedFor(CHANGE, previous.period, previous.value)
  const difference = latest.value - previous.value
  return computed(
    CHANGE,
    2,
    { difference, direction: directionOf(difference, better), previousPeriod: wanted },
    [{ code: 'TWO_POINT' }],
  )
}
