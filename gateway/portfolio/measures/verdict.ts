import type { Figure } from '../../../schema/facts/figures/figure'
import { numberOf } from '../../../schema/facts/figures/figure'
import type { MeasureVersion } from '../../../schema/vocabulary/measure'
import type { Observation } from '../../../schema/vocabulary/observation'
import type { Measure } from '../../../subgraphs/member/views/measures'
import type { Result } from '../../methods/result'
import type { JudgedPoint } from '../../methods/verdicts/judgedPoint'
import type { SeriesVerdict } from '../../methods/verdicts/verdict'
import type { PortfolioView } from '../editions/view'
import { latestIn, seriesOf, seriesUnder } from './series'
import { targetIn } from './targets'

/** What a measure of a programme says of the process that is running now, with what it rests on. */
export interface MeasureVerdict {
  readonly programme: string
  readonly measure: string
  readonly version: string | undefined
  readonly result: Result<SeriesVerdict>
  /** The observations judged, oldest first. */
  readonly observed: readonly Observation[]
  /** The same as the methods take them. */
  readonly points: readonly JudgedPoint[]
  /** Figures of the observations, and the latest target last. */
  readonly inputs: readonly Figure[]
}

function pointOf(
  { figure, numerator, denominator, period }: Observation,
  version: MeasureVersion | undefined,
): JudgedPoint | undefined {
  const value = numberOf(figure)
  if (value === undefined) return undefined
  const target = targetIn(version, period)?.figure
  const aimed = target === undefined ? undefined : numberOf(target)
  const [counted, of] = [numberOf(numerator), numberOf(denominator)]
  return {
    period,
    value,
    ...(aimed === undefined ? {} : { target: aimed }),
    ...(counted === undefined ? {} : { numerator: counted }),
    ...(of === undefined ? {} : { denominator: of }),
  }
}

/**
 * The verdict on a measure of a programme, up to a period and under the definition then returned. Nothing after the
 * period is looked at.
 */
export function verdictOn(
  view: PortfolioView,
  programme: string,
  measure: Measure,
  upTo: string | undefined = latestIn(seriesOf(view, programme, measure.id)),
): MeasureVerdict {
  return view.once(`verdict/${programme}/${measure.id}/${upTo ?? ''}`, () => {
    const newest = seriesOf(view, programme, measure.id).get(upTo ?? '')
    const version = measure.versions.find((one) => one.version === newest?.version)
    const series = seriesUnder(view, programme, measure.id, newest?.version)
    const places = [...series.values()]
    const observed = places.slice(0, places.findIndex(({ period }) => period === upTo) + 1)
    const points = observed.flatMap((one) => pointOf(one, version) ?? [])
    const target = upTo === undefined ? undefined : targetIn(version, upTo)?.figure
    const { direction, unit } = measure
    const options = { direction, unit, goLive: view.member(programme)?.goLive }
    return {
      programme,
      measure: measure.id,
      version: newest?.version,
      result: view.charts.verdict(`${programme}/${measure.id}/${upTo ?? ''}`, points, options),
      observed,
      points,
      inputs: [...observed.map(({ figure }) => figure), ...(target === undefined ? [] : [target])],
    }
  })
}
