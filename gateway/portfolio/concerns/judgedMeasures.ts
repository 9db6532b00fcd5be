import type { Measure } from '../../../subgraphs/member/views/measures'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { organisationNames } from '../words/organisationNames'
import type { PortfolioView } from '../editions/view'
import { EXEMPT } from '../expected/absence'
import type { MeasureReading } from '../measures/readings'
import { readingOf } from '../measures/readings'
import { seriesOf } from '../measures/series'
import type { MeasureVerdict } from '../measures/verdict'
import type { VerdictFigures } from '../measures/verdictFigures'
import { verdictFigures } from '../measures/verdictFigures'
import type { Evaluation, Finding, NotEvaluated } from './rule'
import { evaluated, notEvaluatedFor, notJudged } from './rule'

/** A measure that a programme is expected to report, in its newest returned period, with its verdict. */
export interface JudgedMeasure {
  readonly measure: Measure
  readonly reading: MeasureReading
  readonly verdict: MeasureVerdict
  readonly figures: VerdictFigures
  /** Names of the programme's organisations and bodies, by id. */
  readonly organisations: ReadonlyMap<string, string>
}

/** The programme's expected measures of which something was returned, each with its verdict. */
export function judgedMeasures(view: PortfolioView, member: RegisteredMember): readonly JudgedMeasure[] {
  const organisations = organisationNames(member)
  return view.once(`judged/${member.id}`, () =>
    member.expects.service.flatMap((id) => {
      const measure = view.measures.get(id)
      if (measure === undefined || seriesOf(view, member.id, id).size === 0) return []
      const reading = readingOf(view, member.id, measure)
      const verdict = reading.verdict()
      return [{ measure, reading, verdict, figures: verdictFigures(verdict, reading.period), organisations }]
    }),
  )
}

/**
 * Judges each measure by itself: what throws for one is not evaluated there, with the fault, and the rest stands.
 *
 * @param judge finds what is the matter with one measure, or nothing
 */
export function judgeEach(
  measures: readonly JudgedMeasure[],
  judge: (one: JudgedMeasure) => Finding | NotEvaluated | undefined,
): Evaluation {
  return evaluated(
    measures.map((one) => {
      try {
        const { reason } = one.reading.figure.cell
        // An exemption of the latest figure is no failing, and what came before it says nothing of now.
        if (reason !== undefined && EXEMPT.includes(reason))
          return notEvaluatedFor(`measure/${one.measure.id}`, one.reading.figure)
        return judge(one)
      } catch (fault) {
        return notJudged(`measure/${one.measure.id}`, fault)
      }
    }),
  )
}
