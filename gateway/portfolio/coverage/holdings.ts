import type { Figure } from '../../../schema/facts/figures/figure'
import type { Observation } from '../../../schema/vocabulary/observation'
import type { Origin } from '../../../schema/facts/figures/origin'
import { weakestOrigin } from '../../../schema/facts/figures/origin'
import { requirePeriod } from '../../../base/dates/period'
import type { Measure } from '../../../subgraphs/member/views/measures'
import { observationsOf } from '../../../subgraphs/member/views/observations'
import type { RegisteredMember } from '../../../subgraphs/register/register'
import { listed } from '../words/sentence'
import type { PortfolioView } from '../editions/view'

/** The figures of a measure that are held of one cluster and are not invented. */
export interface ClusterHolding {
  readonly programme: string
  readonly programmeName: string
  /** The organisations that have a figure of their own. */
  readonly organisations: number
  readonly observations: number
  /** The number of them that are carried as published and not believed. */
  readonly suspect: number
  /** The periods of the first and the last of them; absent where there are none. */
  readonly first?: string
  readonly last?: string
  /** The weakest of their origins; absent where there are none. */
  readonly origin?: Origin
}

/** The figures of a measure that are held and are not invented, by cluster. */
export interface Holding {
  readonly measure: Measure
  readonly clusters: readonly ClusterHolding[]
  /** The same in a sentence. */
  readonly finding: string
}

const isStated = (figure: Figure | undefined) => figure?.cell.value !== undefined

/** Whether an observation states a value or one end of a range, and nobody invented it. */
function isReal({ figure, low, high }: Observation): boolean {
  return figure.origin !== 'ILLUSTRATIVE' && (isStated(figure) || isStated(low) || isStated(high))
}

function holdingOf({ id, name }: RegisteredMember, real: readonly Observation[]): ClusterHolding {
  const byEnd = [...real].sort((a, b) =>
    requirePeriod(a.period).end.localeCompare(requirePeriod(b.period).end),
  )
  const [first, last] = [byEnd[0]?.period, byEnd.at(-1)?.period]
  return {
    programme: id,
    programmeName: name,
    organisations: new Set(real.flatMap(({ organisation }) => organisation ?? [])).size,
    observations: real.length,
    suspect: real.filter(({ figure }) => figure.suspect === true).length,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    ...(real.length === 0 ? {} : { origin: weakestOrigin(real.map(({ figure }) => figure.origin)) }),
  }
}

/** Says of which clusters real figures are held, and of which none are. */
function findingOf(name: string, clusters: readonly ClusterHolding[], members: readonly RegisteredMember[]) {
  const without = members.filter((_, i) => clusters[i]?.observations === 0).map((member) => member.name)
  if (without.length === members.length) return `${name}: no real figure is held of any cluster.`
  const count = `${members.length - without.length} of ${members.length} clusters`
  const none = without.length === 0 ? '' : ` None is held of ${listed(without).text}.`
  return `${name}: real figures are held of ${count}.${none}`
}

/**
 * Lists the real figures held of every measure, and of which clusters there are none: what nobody publishes
 * and nobody has returned shows here. Figures of single organisations count as well as those of the whole.
 */
export function holdingsOf(view: PortfolioView): readonly Holding[] {
  return view.once('holdings', () => {
    const members = view.members('cluster')
    const real = members.map(({ id }) => {
      const byMeasure = new Map<string, Observation[]>()
      for (const observation of observationsOf(view.state(id))) {
        if (!isReal(observation)) continue
        const same = byMeasure.get(observation.measure)
        if (same === undefined) byMeasure.set(observation.measure, [observation])
        else same.push(observation)
      }
      return byMeasure
    })
    return [...view.measures.values()].map((measure): Holding => {
      const clusters = members.map((member, i) => holdingOf(member, real[i]?.get(measure.id) ?? []))
      return { measure, clusters, finding: findingOf(measure.name, clusters, members) }
    })
  })
}
