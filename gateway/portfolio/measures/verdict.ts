import { lazily } from '../../../base/memo/lazily'
import { requirePartialDate } from '../../../base/dates/partialDate'
import type { Figure } from '../../../schema/facts/figures/figure'
import { numberOf } from '../../../schema/facts/figures/figure'
import type { MeasureVersion } from '../../../schema/vocabulary/measure'
import type { Observation } from '../../../schema/vocabulary/observation'
import type { Measure } from '../../../subgraphs/member/views/measures'
import type { Result } from '../../methods/result'
import type { JudgedPoint } from '../../methods/verdicts/judgedPoint'
import type { SeriesVerdict } from '../../methods/verdicts/verdict'
import type { KeptCharts } from '../editions/keptCharts'
import { inUnitOf } from './exactUnit'
import type { Series } from './series'
import { targetIn } from './targets'

/** A series to be judged, and up to when. */
export interface Judged {
  readonly programme: string
  readonly goLive: string | undefined
  readonly measure: Measure
  readonly version: MeasureVersion | undefined
  /** Observations under that definition, oldest first. */
  readonly series: Series
  /** Nothing after it is looked at. */
  readonly upTo: string
}

/** What a measure of a programme says of the process that is running now, with what it rests on. */
export interface MeasureVerdict {
  readonly programme: string
  readonly measure: Measure
  readonly version: string | undefined
  readonly result: Result<SeriesVerdict>
  /** The observations judged, oldest first. */
  readonly observed: readonly Observation[]
  /** Figures of the observations, and the latest target last. */
  readonly inputs: readonly Figure[]
}

function pointOf(
  { figure, numerator, denominator, period }: Observation,
  measure: Measure,
  version: MeasureVersion | undefined,
): JudgedPoint | undefined {
  const value = inUnitOf(measure, figure)
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

function judge(
  { programme, goLive, measure, version, series, upTo }: Judged,
  kept: KeptCharts,
): MeasureVerdict {
  const end = requirePartialDate(upTo).last
  const observed = [...series.values()].filter(({ period }) => requirePartialDate(period).last <= end)
  const points = observed.flatMap((one) => pointOf(one, measure, version) ?? [])
  const target = targetIn(version, upTo)?.figure
  const { direction, unit } = measure
  return {
    programme,
    measure,
    version: version?.version,
    result: kept.verdict(`${programme}/${measure.id}/${upTo}`, points, { direction, unit, goLive }),
    observed,
    inputs: [...observed.map(({ figure }) => figure), ...(target === undefined ? [] : [target])],
  }
}

/** The verdict on a series, worked out when it is first asked for. It outlives the edition: it holds no view. */
export function verdictLater(...judged: Parameters<typeof judge>): () => MeasureVerdict {
  return lazily(() => judge(...judged))
}
