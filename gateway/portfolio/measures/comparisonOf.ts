import { requirePeriod } from '../../../base/dates/period'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import type { Measure } from '../../../subgraphs/member/views/measures'
import type { Between } from './between'
import { betweenClusters } from './between'
import type { Comparand } from '../../methods/comparability'
import { comparability } from '../../methods/comparability'
import type { AttributeDifference, Caveat } from '../computed'
import { attributeDifferences } from '../computed'
import type { MeasureReading } from './readings'
import { latestCommonPeriod, readingOf } from './readings'
import type { PortfolioView } from '../editions/view'

/** Whether the clusters may be compared on a measure, and if not, in what they differ. */
export interface Comparability {
  readonly comparable: boolean
  readonly differences: readonly AttributeDifference[]
}

/** One measure over the clusters, in one period. Not a league table: no ranks, no order but the register's. */
export interface Comparison {
  readonly measure: string
  readonly period: string
  readonly comparability: Comparability
  readonly readings: readonly MeasureReading[]
  /** How many clusters have a value. */
  readonly n: number
  readonly caveats: readonly Caveat[]
  readonly between: Between
}

function comparand(member: RegisteredMember, reading: MeasureReading): Comparand {
  const { basis, unit } = reading.figure
  return {
    id: member.id,
    attributes: {
      unit,
      scope: [...member.scope].sort().join(' '),
      ...(basis.definitionVersion === undefined ? {} : { definitionVersion: basis.definitionVersion }),
    },
  }
}

function caveatsOf(
  view: PortfolioView,
  period: string,
  readings: readonly MeasureReading[],
): readonly Caveat[] {
  const caveats: Caveat[] = []
  const without = readings.filter(({ figure }) => figure.cell.value === undefined)
  if (without.length > 0) {
    const who = without.map(({ programme, figure }) => `${programme} (${figure.cell.reason})`).join(', ')
    caveats.push({ code: 'INCOMPLETE', message: `No value for ${who}.` })
  }
  if (readings.some(({ figure }) => figure.origin === 'ILLUSTRATIVE')) {
    caveats.push({
      code: 'ILLUSTRATIVE',
      message: 'Some of these figures are invented: no conclusion about any real body.',
    })
  }
  const newest = readings.flatMap(({ awaited }) => (awaited === undefined ? [] : [awaited.period ?? '']))
  if (newest.some((awaited) => awaited <= period || requirePeriod(awaited).end <= view.day)) {
    caveats.push({
      code: 'RETURNS_AWAITED',
      message: 'At least one cluster has a return outstanding: later periods are not common to all.',
    })
  }
  return caveats
}

/** Compares the clusters on a measure; in the latest period common to all unless one is given. */
export function comparisonOf(view: PortfolioView, measure: Measure, wanted?: string): Comparison {
  const clusters = view.members('cluster')
  const period =
    wanted ??
    latestCommonPeriod(
      view,
      clusters.map(({ id }) => id),
      measure.id,
    )
  return view.once(`comparison/${measure.id}/${period}`, () => {
    const readings = clusters.map((member) => readingOf(view, member.id, measure, period))
    const compared = clusters.flatMap((member, i) => {
      const reading = readings[i]
      return reading?.figure.cell.value === undefined ? [] : [comparand(member, reading)]
    })
    const { comparable, differences } = comparability(compared, ['unit', 'definitionVersion', 'scope'])
    return {
      measure: measure.id,
      period,
      comparability: { comparable, differences: attributeDifferences(differences) },
      readings,
      n: compared.length,
      caveats: caveatsOf(view, period, readings),
      between: betweenClusters(measure, readings, comparable),
    }
  })
}
