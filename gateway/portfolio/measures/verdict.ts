import { lazily } from '../../../base/memo/lazily'
import { requirePartialDate } from '../../../base/dates/partialDate'
import type { Figure } from '../../../schema/facts/figures/figure'
import { numberOf } from '../../../schema/facts/figures/figure'
import type { MeasureVersion } from '../../../schema/vocabulary/measure'
import type { Observation } from '../../../schema/vocabulary/observation'
import type { Measure } from '../../../subgraphs/member/views/measures'
import { isComputed } from '../../methods/result'
import type { Caveat, Result } from '../../methods/result'
import type { JudgedPoint } from '../../methods/verdicts/judgedPoint'
import type { Decomposition } from '../../methods/measures/kitagawa'
import type { Revision } from '../../methods/verdicts/revision'
import { revisionOf } from '../../methods/verdicts/revision'
import { materialGap } from '../../methods/verdicts/targetMissed'
import type { SeriesVerdict } from '../../methods/verdicts/verdict'
import type { Unit } from '../../../schema/facts/records/records'
import { periodInWords } from '../../../schema/facts/words/period'
import { distance } from '../../../schema/facts/words/quantity'
import type { KeptCharts } from '../editions/keptCharts'
import { inUnitOf } from './exactUnit'
import { mixOf } from './mix'
import type { OrganisationSeries } from './organisations'
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
  readonly organisations: OrganisationSeries
  /** Earlier values by period, of those returned more than once. */
  readonly earlier: ReadonlyMap<string, number>
  /** Nothing after it is looked at. */
  readonly upTo: string
}

/** The verdict on a measure of a programme, with what it rests on. */
export interface MeasureVerdict {
  readonly programme: string
  readonly measure: Measure
  readonly version: string | undefined
  readonly result: Result<SeriesVerdict>
  /** Past values that a later return changed; absent where none was. */
  readonly revision?: Revision
  /** The change on the year before, split into what organisations did and what their shares did. */
  readonly mix: Result<Decomposition>
  /** Caveats of the verdict, and of what it was returned as. */
  readonly caveats: readonly Caveat[]
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
  { programme, goLive, measure, version, series, organisations, earlier, upTo }: Judged,
  kept: KeptCharts,
): MeasureVerdict {
  const end = requirePartialDate(upTo).last
  const observed = [...series.values()].filter(({ period }) => requirePartialDate(period).last <= end)
  const points = observed.flatMap((one) => pointOf(one, measure, version) ?? [])
  const target = targetIn(version, upTo)?.figure
  const { direction, unit } = measure
  const result = kept.verdict(`${programme}/${measure.id}/${upTo}`, points, { direction, unit, goLive })
  const revision = isComputed(result)
    ? revisionOf(points, earlier, {
        direction,
        unit,
        precision: result.value.precision,
        sigma: result.value.sigma,
      })
    : undefined
  const mix = mixOf(organisations, upTo)
  return {
    programme,
    measure,
    version: version?.version,
    result,
    ...(revision === undefined ? {} : { revision }),
    mix,
    caveats: [...(result.caveats ?? []), ...caveatsOfRevision(revision, unit), ...caveatsOfMix(mix, measure)],
    observed,
    inputs: [...observed.map(({ figure }) => figure), ...(target === undefined ? [] : [target])],
  }
}

function caveatsOfRevision(revision: Revision | undefined, unit: Unit): readonly Caveat[] {
  if (revision === undefined) return []
  const { periods, meanChange, closed } = revision
  const [first = '', last = first] = [periods[0], periods.at(-1)]
  const size = `${periods.length} ${periods.length === 1 ? 'value' : 'values'} from ${periodInWords(first)} to ${periodInWords(last)}, by ${meanChange > 0 ? '+' : '-'}${distance(meanChange, unit)} on average`
  return [
    { code: 'REVISED', detail: size },
    ...(closed === undefined
      ? []
      : [
          {
            code: 'CLOSED_BY_RESTATEMENT' as const,
            detail: `a missed target of ${periodInWords(closed.at)}, ${closed.severity.toLowerCase()}`,
          },
        ]),
  ]
}

/** Tells whether a total moved by more than is material, and its organisations on the whole the other way or hardly. */
export function movedByMix(mix: Result<Decomposition>, { unit }: Measure): boolean {
  if (mix.value === undefined) return false
  const { totalBefore, totalAfter, rate, mix: byMix } = mix.value
  const change = totalAfter - totalBefore
  const material = materialGap(totalBefore, unit)
  return (
    Math.abs(change) >= material &&
    Math.abs(byMix) > Math.abs(change) / 2 &&
    change * byMix > 0 &&
    rate * change <= 0
  )
}

function caveatsOfMix(mix: Result<Decomposition>, measure: Measure): readonly Caveat[] {
  if (mix.value === undefined || !movedByMix(mix, measure)) return []
  const { totalBefore, totalAfter, rate, mix: byMix, groups } = mix.value
  const { unit } = measure
  const signed = (value: number) => `${value < 0 ? '-' : '+'}${distance(value, unit)}`
  const each = groups.map((group) => `${group.id} ${signed(group.rate)}`).join(', ')
  return [
    {
      code: 'MIX',
      detail: `${signed(totalAfter - totalBefore)} on the year before: mix ${signed(byMix)}, rate ${signed(rate)} (${each})`,
    },
  ]
}

/** Figures of the observations judged from the first day of a period on, whatever the length of theirs. */
export function figuresSince({ observed }: MeasureVerdict, from: string): readonly Figure[] {
  const { first } = requirePartialDate(from)
  return observed
    .filter(({ period }) => requirePartialDate(period).first >= first)
    .map(({ figure }) => figure)
}

/** The verdict on a series, worked out when it is first asked for. It outlives the edition: it holds no view. */
export function verdictLater(...judged: Parameters<typeof judge>): () => MeasureVerdict {
  return lazily(() => judge(...judged))
}
