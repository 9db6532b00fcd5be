import type { Validators } from '../http/client'

/** What the ledger holds of the reading before: its payload, and what its answers said about their version. */
export interface Held extends Validators {
  readonly payload: Uint8Array
}
