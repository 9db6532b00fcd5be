import type { Work } from '../../base/scheduling/work'
import type { RequestRecord } from './members/failures'
import { newRecord } from './members/failures'

/** The context of one request: its edition and its work at the start, and the failures found on the way. */
export interface GatewayContext {
  readonly record: RequestRecord
  /** The newest edition when the request came: every part of the answer is of it, unless it names another. */
  readonly edition?: string
  /** True where the operation is only planned: no subgraph is asked. */
  readonly isPlannedOnly?: boolean
  /** The work that this is part of: it gives others their turn, and may be given up. */
  readonly work?: Work
}

export function contextFor(edition: string, work?: Work): GatewayContext {
  return { record: newRecord(), edition, ...(work === undefined ? {} : { work }) }
}
