import type { Work } from '../../base/work/work'
import type { RequestRecord } from './members/failures'
import { newRecord } from './members/failures'

/** What one request shares: what is known of it at the start, and what has been found out on the way. */
export interface GatewayContext {
  readonly record: RequestRecord
  /** The newest edition when the request came: every part of the answer is of it, unless it names another. */
  readonly edition?: string
  /** Whether the operation is only to be planned: no subgraph is asked. */
  readonly isPlannedOnly?: boolean
  /** The work that this is part of: it gives others their turn, and may be given up. */
  readonly work?: Work
}

export function contextFor(edition: string, work?: Work): GatewayContext {
  return { record: newRecord(), edition, ...(work === undefined ? {} : { work }) }
}
