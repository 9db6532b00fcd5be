import { dataOf } from './load/asked'
import type { Launched } from './load/launched'
import type { Subjects } from './questions'

const QUERY = `{ portfolio { measures { code } clusters { code observations(first: 1000) { nodes { period { label } } } } } }`

interface Known {
  readonly portfolio: {
    readonly measures: readonly { readonly code: string }[]
    readonly clusters: readonly {
      readonly code: string
      readonly observations: { readonly nodes: readonly { readonly period: { readonly label: string } }[] }
    }[]
  }
}

/** What a portfolio can be asked about. */
export async function subjectsOf(contender: Launched): Promise<Subjects> {
  const { portfolio } = await dataOf<Known>(contender, { query: QUERY })
  const labels = portfolio.clusters.flatMap(({ observations }) =>
    observations.nodes.map(({ period }) => period.label),
  )
  return {
    clusters: portfolio.clusters.map(({ code }) => code),
    measures: portfolio.measures.map(({ code }) => code),
    months: [...new Set(labels)].sort(),
  }
}
