import type { Counts } from '../../../schema/facts/snapshots/snapshot'
import type { Found } from '../ledger/ledger'
import type { Refusal } from '../mapping/gates'

/** A reading whose contents are given one by one. */
export interface OpenReading {
  /** SHA-256 over everything beside the payload that decides the reading, hex. */
  readonly mappingHash: string
  readonly encoding?: string
  /**
   * From the first each time.
   *
   * @throws ReadAgain
   */
  contents(): Iterable<Found>
  /** What the contents amount to; reads them where nobody has. */
  conclude(): ReadingConclusion
}

export interface ReadingConclusion {
  readonly counts: Counts
  /** Why it must not serve; only where refused. */
  readonly refusal?: Refusal
}
