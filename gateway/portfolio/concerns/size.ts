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
  const { size, evidence } = concern
  return portfolioFigure({
    ...identity('standardised-size', concern),
    cell:
      size?.standardised === undefined
        ? { reason: 'NOT_APPLICABLE', note: 'no standard deviation is known' }
        : { value: decimalText(size.standardised) },
    inputs: evidence,
    unit: 'COUNT',
  })
}
