import type { Cell } from '../../../schema/facts/figures/cell'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { BodiesCounted } from '../../methods/measures/bodiesCounted'
import { BODIES_COUNTED, bodiesCounted } from '../../methods/measures/bodiesCounted'
import { isComputed, refused, whyNot } from '../../methods/result'
import type { Result } from '../../methods/result'
import type { Computed } from '../computed'
import { computedFrom, decimalText, portfolioFigure } from '../computed'
import type { Body } from './bodies'

/** How many bodies have reached a target of those expected: the four counts add up to `expected`. */
export interface Count {
  readonly counted: Computed
  readonly expected: Figure
  /** Per cent. */
  readonly share: Figure
  readonly forecastInTime: Figure
  readonly forecastLate: Figure
  readonly notKnown: Figure
}

const REGISTERED = 'as the register has them'

function forecastOf({ expected }: Body): { readonly forecast?: string } {
  return expected.cell.value === undefined ? {} : { forecast: expected.cell.value }
}

/** Counts bodies; refused where no source speaks of any. */
export function resultOf(
  bodies: readonly Body[],
  by: string | undefined,
  today: string,
): Result<BodiesCounted> {
  if (bodies.length > 0 && !bodies.some(({ heard }) => heard))
    return refused(BODIES_COUNTED, 'NOT_PROVIDED', 'No source of this kind says it of any of them.')
  return bodiesCounted(
    bodies.map((body) => ({
      id: body.organisation?.id ?? body.programme,
      reached: body.hasReachedBy(today),
      ...forecastOf(body),
    })),
    by,
    today,
  )
}

/** The counts as figures: where the count was refused, or the target has no date, each says so. */
export function countFrom(
  of: string,
  result: Result<BodiesCounted>,
  inputs: readonly Figure[],
  expected: number,
  by: string | undefined,
): Count {
  const figure = (name: string, cell: Cell, from = inputs, unit: Figure['unit'] = 'COUNT') =>
    portfolioFigure({ name: `bodies-counted/${name}`, of, cell, inputs: from, unit })
  const value = (read: (counted: BodiesCounted) => number): Cell =>
    isComputed(result) ? { value: decimalText(read(result.value)) } : whyNot(result)
  const timed = (read: (counted: BodiesCounted) => number): Cell =>
    isComputed(result) && by === undefined
      ? { reason: 'NOT_APPLICABLE', note: 'the target has no date' }
      : value(read)
  return {
    counted: computedFrom({
      identity: { name: 'bodies-counted', of },
      result,
      inputs,
      unit: 'COUNT',
      read: ({ reached }) => reached,
      range: ({ reached, reachedAtMost }) => ({ low: reached, high: reachedAtMost }),
    }),
    expected: figure('expected', { value: decimalText(expected), note: REGISTERED }, []),
    share: figure(
      'share',
      value(({ reached }) => (100 * reached) / expected),
      inputs,
      'PERCENT',
    ),
    forecastInTime: figure(
      'forecast-in-time',
      timed(({ forecastInTime }) => forecastInTime),
    ),
    forecastLate: figure(
      'forecast-late',
      timed(({ forecastLate }) => forecastLate),
    ),
    notKnown: figure(
      'not-known',
      value(({ notKnown }) => notKnown),
    ),
  }
}

/** The dates that a count rests on. */
export const datesOf = (bodies: readonly Body[]): readonly Figure[] =>
  bodies.flatMap(({ heard, reached, expected }) =>
    heard ? [reached.cell.value === undefined ? expected : reached] : [],
  )
