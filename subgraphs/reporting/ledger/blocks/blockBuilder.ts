import type { FactRow } from '../../../../schema/facts/records/row'
import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import type { RecordBlock } from './recordBlock'

/** A block is full once it has so many records. */
export const RECORDS_A_BLOCK = 4000
/** Or so many characters that people may have written at length. */
export const CHARACTERS_A_BLOCK = 1_000_000

/** Gathers what a reading found, of one type, into a block. */
export interface BlockBuilder {
  readonly isFull: boolean
  /** Whether it can stand in the same block as what has been added. */
  takes(found: FactRecord | FactRow): boolean
  /** @param ordinal where in the reading it stands, from 0; higher each time */
  add(ordinal: number, found: FactRecord | FactRow): void
  block(): RecordBlock
}
