import { isSettled, settle } from './settledSnapshot'
import type { Snapshot } from './snapshot'

/** As many as a book keeps states. */
const MOST_PLAIN = 16

/** What they may weigh together: some megabytes. */
const MOST_WEIGHT = 2_000

const weightOf = ({ records, notes, quarantine }: Snapshot) =>
  1 + records.length + notes.length + quarantine.length

/**
 * The snapshots of a book that later readings have replaced. Editions that have just passed are still asked about, so
 * that the last of them are held in plain; those before are settled, and one too large for that at once.
 */
export class ReplacedSnapshots {
  readonly #plain: { readonly snapshot: Snapshot; readonly weight: number }[] = []
  #weight = 0

  add(snapshot: Snapshot): void {
    // In one process a member's book and portfolio's hold the same ones.
    if (isSettled(snapshot)) return
    const weight = weightOf(snapshot)
    this.#plain.push({ snapshot, weight })
    this.#weight += weight
    while (this.#plain.length > MOST_PLAIN || this.#weight > MOST_WEIGHT) {
      const oldest = this.#plain.shift()
      if (oldest === undefined) return
      this.#weight -= oldest.weight
      settle(oldest.snapshot).catch((error: unknown) => {
        // It stays in plain and says the same: only room is lost.
        process.emitWarning(`a replaced snapshot could not be packed: ${String(error)}`)
      })
    }
  }
}
