import type { Refusal } from '../../../schema/facts/snapshots/refusal'
import type { Counts } from '../../../schema/facts/snapshots/snapshot'
import type { Found } from '../ledger/ledger'

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
  /** Concludes the reading: counts, notes and quarantine. Reads the contents where nobody has. */
  conclude(): ReadingConclusion
}

export interface ReadingConclusion {
  readonly counts: Counts
  /** The reason for a refusal; only where the reading is refused. */
  readonly refusal?: Refusal
}
