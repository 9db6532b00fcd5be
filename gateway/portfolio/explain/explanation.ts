import type { Figure } from '../../../schema/facts/figures/figure'
import { figureId } from '../../../schema/facts/figures/figure'
import type { Method } from '../../methods/result'
import type { Caveat, Computed, Interval } from '../computed'

/** A value on the way from the inputs to the figure. */
export interface Intermediate {
  readonly name: string
  readonly figure: Figure
}

/** How a figure came about. */
export interface Explanation {
  readonly figure: Figure
  /** The formula, by its name and version in `docs/methods.md`; absent for a figure that was read. */
  readonly method?: Method
  /** What went in, each with its own provenance; none for a figure that was read. */
  readonly inputs: readonly Figure[]
  readonly intermediate: readonly Intermediate[]
  readonly caveats: readonly Caveat[]
}

/** Explanations by the id of their figure. */
export type Index = Map<string, Explanation>

/** Adds an explanation, unless the figure has one. */
export function put(index: Index, explanation: Explanation): void {
  const id = figureId(explanation.figure)
  if (!index.has(id)) index.set(id, explanation)
}

/** Adds figures that came about in the same way. */
export function putAll(index: Index, figures: readonly Figure[], how: Omit<Explanation, 'figure'>): void {
  for (const figure of figures) put(index, { figure, ...how })
}

/** How a figure came about that nothing went into. */
export const BARE = { inputs: [], intermediate: [], caveats: [] } as const

/** The ends of a range; none where there is none. */
export function endsOf(range: Interval | undefined): readonly Figure[] {
  return range === undefined ? [] : [range.low, range.high]
}

/** Adds a computed figure with the ends of its range. */
export function putComputed(index: Index, { figure, interval, method, inputs, caveats }: Computed): void {
  const ends = endsOf(interval)
  const intermediate = ends.map((end, i) => ({ name: i === 0 ? 'low' : 'high', figure: end }))
  putAll(index, [figure, ...ends], { method, inputs, intermediate, caveats })
}
