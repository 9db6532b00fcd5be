import type { Figure } from '../../../schema/facts/figures/figure'
import { decimalText, portfolioFigure } from '../computed'
import type { Concern } from './concerns'

/** By another name where illustrative figures count, as it may then be something else. */
const identity = (name: string, { code, programme, subject, includesIllustrative }: Concern) => ({
  name: `concern/${name}${includesIllustrative ? '/all' : ''}`,
  of: `${code}/${programme}/${subject}`,
})

/** The size of a concern, in its own unit. */
export function sizeFigure(concern: Concern): Figure {
  const { size, evidence } = concern
  return size === undefined
    ? portfolioFigure({
        ...identity('size', concern),
        cell: { reason: 'NOT_APPLICABLE', note: 'the rule has no size' },
        inputs: [],
        unit: 'COUNT',
      })
    : portfolioFigure({
        ...identity('size', concern),
        cell: { value: decimalText(size.value) },
        inputs: evidence,
        unit: size.unit,
      })
}

/** The size of a concern in standard deviations of a single value. */
export function standardisedFigure(concern: Concern): Figure {
  const { size, evidence, measure } = concern
  return portfolioFigure({
    ...identity('standardised-size', concern),
    cell:
      size?.standardised !== undefined
        ? { value: decimalText(size.standardised) }
        : measure === undefined
          ? { reason: 'NOT_APPLICABLE', note: 'the concern is about no series, whose values would vary' }
          : { reason: 'INSUFFICIENT_HISTORY', note: 'too few values that vary for a standard deviation' },
    inputs: evidence,
    unit: 'COUNT',
  })
}
