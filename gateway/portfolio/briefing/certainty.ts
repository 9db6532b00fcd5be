import { weakestOrigin } from '../../../schema/facts/figures/origin'
import type { Origin } from '../../../schema/facts/figures/origin'
import type { Concern } from '../concerns/concerns'
import { judgedMeasures } from '../concerns/judgedMeasures'
import type { PortfolioView } from '../editions/view'
import type { Sentence } from '../words/sentence'
import { sentence } from '../words/sentence'

const RESTS_ON: Readonly<Record<Origin, string>> = {
  PUBLISHED: 'It rests on published figures.',
  REPORTED: 'It rests on what was reported to us and is not published.',
  THIRD_PARTY_COPY:
    'It rests on a third party’s copy of published figures; nobody here has seen the originals.',
  PRESS: 'It rests on what the press reported.',
  NONE: 'Nothing that it rests on has been returned.',
  ILLUSTRATIVE: 'It rests on illustrative figures, and says nothing of any real body.',
}

/** The target record of the measure of a concern, with the interval of its share. */
function recordOf(view: PortfolioView, { measure, programme }: Concern): readonly Sentence[] {
  const member = view.member(programme)
  const judged = member && judgedMeasures(view, member).find((one) => one.measure.id === measure)
  if (judged === undefined) return []
  const { met, periods, recordLow, recordHigh } = judged.figures
  if (met.cell.value === undefined) return []
  return [
    sentence`It met the target in ${met} of the last ${periods} periods: between ${recordLow} and ${recordHigh} of the time, with nine chances in ten.`,
  ]
}

/** How sure a concern is: the target record behind it, what chance alone would raise, and whose figures they are. */
export function certaintyOf(view: PortfolioView, concern: Concern): readonly Sentence[] {
  const { code, evidence, falseSignals } = concern
  const record = code === 'TARGET_MISSED' ? recordOf(view, concern) : []
  const chance =
    falseSignals.cell.value === undefined
      ? []
      : [sentence`Chance alone raises about ${falseSignals} such warnings a year over the whole portfolio.`]
  const origin = weakestOrigin(evidence.map((figure) => figure.origin))
  return [...record, ...chance, { text: RESTS_ON[origin], figures: evidence }]
}
