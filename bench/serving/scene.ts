import type { Launched } from './load/launched'
import type { Stage } from './stage'
import type { Subjects } from './questions'

/** Who takes part in the comparisons over the shipped portfolio. */
export interface Scene {
  readonly stage: Stage
  /** At least so many pairs of runs for each ratio. */
  readonly pairs: number
  /** The folder of a ledger that has been read in full. */
  readonly ledger: string
  /** As it ships: the members in its own process. */
  readonly ours: Launched
  /** The same with its members over HTTP. */
  readonly remote: Launched
  /** What both are held against that ask members over HTTP; the stock gateway, or others. */
  readonly others: readonly Launched[]
  /** The same over members that have the load generator's core, beside ours that has one for everything. */
  readonly withTwoCores: readonly Launched[]
  readonly subjects: Subjects
}
