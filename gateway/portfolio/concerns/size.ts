import type { Figure } from '../../../schema/facts/figures/figure'
import { decimalText, portfolioFigure } from '../computed'
import type { Concern } from './concerns'

const identity = (name: string, { code, programme, subject }: Concern) => ({
  name: `concern/${name}`,
  of: `${code}/${programme}/${subject}`,
})

/** The size of a concern, in its own unit. */
export function sizeFigure(concern: Concern): Figure {
  const { size, evidence } = concern
  return size === undefined
    ? portfolioFigure(
        identity('size', concern),
        { reason: 'NOT_APPLICABLE', note: 'the rule has no size' },
        [],
        'COUNT',
      )
    : portfolioFigure(identity('size', concern), { value: decimalText(size.value) }, evidence, size.unit)
}

/** The size of a concern in standard deviations of a single value. */
export function standardisedFigure(concern: Concern): Figure {
  const { size, evidence } = concern
  return portfolioFigure(
    identity('standardised-size', concern),
    size?.standardised === undefined
      ? { reason: 'NOT_APPLICABLE', note: 'no standard deviation is known' }
      : { value: decimalText(size.standardised) },
    evidence,
    'COUNT',
  )
}
