import { requirePeriod } from '../../../base/dates/period'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import type { Measure } from '../../../subgraphs/member/views/measures'
import type { Between } from './between'
import { betweenClusters } from './between'
import type { Comparand } from '../../methods/comparability'
import { comparability, describeDifferences } from '../../methods/comparability'
import type { AttributeDifference, Caveat } from '../computed'
import { attributeDifferences } from '../computed'
import { comparedUnit } from './exactUnit'
import { LATEST } from './levelWindow'
import type { MeasureReading } from './readings'
import { lastEndedMonth } from '../expected/serviceReturn'
import { readingOf } from './readings'
import { latestIn, seriesOf } from './series'
import { displayOf } from '../../../schema/facts/words/display'
import { inSentence } from '../../../schema/facts/words/inSentence'
import type { PortfolioView } from '../editions/view'

/** Whether the clusters may be compared on a measure, and if not, in what they differ. */
export interface Comparability {
  readonly comparable: boolean
  readonly differences: readonly AttributeDifference[]
}

/** One measure over the clusters, in one period. Not a league table: no ranks, no order but the register's. */
export interface Comparison {
  readonly measure: string
  readonly measureName: string
  readonly period: string
  readonly comparability: Comparability
  readonly readings: readonly MeasureReading[]
  /** How many clusters have a value. */
  readonly n: number
  readonly caveats: readonly Caveat[]
  readonly between: Between
}

function comparand(member: RegisteredMember, measure: Measure, reading: MeasureReading): Comparand {
  const { basis } = reading.figure
  return {
    id: member.id,
    attributes: {
      unit: comparedUnit(measure, reading.figure),
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
    const who = without
      .map(({ programmeName, figure }) => `${programmeName} (${inSentence(displayOf(figure))})`)
      .join(', ')
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

/** What tells the sides of a comparison apart. */
const ATTRIBUTES = ['unit', 'definitionVersion', 'scope'] as const

/** Sides that state the same. */
function alike(one: Comparand, other: Comparand): boolean {
  return comparability([one, other], ATTRIBUTES).comparable
}

/** The clusters outside the largest group of those alike, each with what differs; of equal groups, the newest wins. */
function unlikeOthers(compared: readonly Comparand[]): ReadonlyMap<string, string> {
  const groups: Comparand[][] = []
  for (const one of compared) {
    const group = groups.find(([first]) => first !== undefined && alike(first, one))
    if (group === undefined) groups.push([one])
    else group.push(one)
  }
  const version = ([first]: readonly Comparand[]) => first?.attributes.definitionVersion ?? ''
  const [largest = []] = groups.sort((a, b) => b.length - a.length || version(b).localeCompare(version(a)))
  const [standard] = largest
  if (standard === undefined) return new Map()
  return new Map(
    compared
      .filter((one) => !largest.includes(one))
      .map((one) => [one.id, describeDifferences(comparability([standard, one], ATTRIBUTES).differences)]),
  )
}

/** The newest period that any of the programmes has returned. */
function newestPeriod(view: PortfolioView, programmes: readonly string[], measure: string): string {
  const ends = programmes.flatMap((id) => latestIn(seriesOf(view, id, measure)) ?? [])
  return (
    [...ends].sort((a, b) => requirePeriod(a).end.localeCompare(requirePeriod(b).end)).at(-1) ??
    lastEndedMonth(view)
  )
}

/**
 * Compares the clusters on a measure: each in its own latest period, so that nobody is dragged back by who is late,
 * or all in one period where it is given.
 */
export function comparisonOf(view: PortfolioView, measure: Measure, wanted?: string): Comparison {
  const clusters = view.members('cluster')
  return view.once(`comparison/${measure.id}/${wanted ?? LATEST}`, () => {
    const period =
      wanted ??
      newestPeriod(
        view,
        clusters.map(({ id }) => id),
        measure.id,
      )
    const readings = clusters.map((member) => readingOf(view, member.id, measure, wanted))
    const compared = clusters.flatMap((member, i) => {
      const reading = readings[i]
      return reading?.figure.cell.value === undefined ? [] : [comparand(member, measure, reading)]
    })
    const { comparable, differences } = comparability(compared, ATTRIBUTES)
    return {
      measure: measure.id,
      measureName: measure.name,
      period,
      comparability: { comparable, differences: attributeDifferences(differences) },
      readings,
      n: compared.length,
      caveats: caveatsOf(view, period, readings),
      between: betweenClusters(measure, readings, unlikeOthers(compared), wanted ?? LATEST),
    }
  })
}
