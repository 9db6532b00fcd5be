import type { Assurance, Variation } from './icons'
import type { XmrChart } from './xmr'

/** A field of the variation-by-assurance grid, with the charts that lie in it. */
export interface GridCell {
  /** Absent where the chart has no variation icon. */
  readonly variation?: Variation
  /** Absent where the chart has no assurance icon. */
  readonly assurance?: Assurance
  readonly ids: readonly string[]
}

/**
 * The grid of variation by assurance over several charts: what is changing, and what will be met.
 * Fields with no chart are left out. Source: NHS England, Making Data Count.
 */
export function variationByAssurance(charts: ReadonlyMap<string, XmrChart>): readonly GridCell[] {
  const cells = new Map<string, GridCell>()
  for (const [id, chart] of charts) {
    const [variation, assurance] = [chart.variation.value, chart.assurance.value]
    const key = `${variation ?? ''} ${assurance ?? ''}`
    cells.set(key, {
      ...(variation === undefined ? {} : { variation }),
      ...(assurance === undefined ? {} : { assurance }),
      ids: [...(cells.get(key)?.ids ?? []), id],
    })
  }
  return [...cells.values()]
}
