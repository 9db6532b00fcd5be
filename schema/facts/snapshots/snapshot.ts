import type { Cell, Place } from '../figures/cell'
import type { Origin } from '../figures/origin'
import type { RecordType } from '../records/records'

/** One canonical record: what a source says about one thing in one return. */
export interface FactRecord {
  readonly type: RecordType
  /** The key fields' canonical values, in the order that `RECORDS` gives, joined by U+001F. */
  readonly key: string
  readonly fields: Readonly<Record<string, Cell>>
}

/** The publication that a shipped return transcribes. */
export interface Publication {
  readonly title: string
  readonly reference?: string
}

/** A record that could not be accepted, kept whole. */
export interface Quarantined {
  readonly code: string
  readonly message: string
  readonly where: Place
  readonly column?: string
  readonly field?: string
  /** The value that failed, as the owner wrote it. */
  readonly value?: string
  /** The whole record as the owner wrote it: heading → text. */
  readonly record: Readonly<Record<string, string>>
}

/** Something worth telling that stops nothing: a contradiction, an unmapped column. */
export interface Note {
  readonly code: string
  readonly message: string
  readonly where?: Place
}

/** What a reading of one payload found, in records. `read` is `accepted` plus `quarantined`. */
export interface Counts {
  readonly read: number
  readonly accepted: number
  readonly quarantined: number
  /** Cells that hold a reason in place of a value, whichever it is. */
  readonly withReason: number
  /** Accepted records that belong to other programmes, and so were not kept. */
  readonly elsewhere: number
}

/** What we read from one return of one source at one moment. */
export interface Snapshot {
  /** 1, 2, 3 … within the member. */
  readonly sequence: number
  readonly source: string
  /** Which return of the source this is a reading of; a later snapshot of the same one replaces it. */
  readonly returnId: string
  /** The last day of the period that the return describes, ISO date. */
  readonly referenceDate?: string
  /** When the payload reached us, ISO instant. */
  readonly received: string
  /** When we stored it, ISO instant. */
  readonly recorded: string
  /** When it was knowable to anybody, ISO date; present where the return was loaded after the fact. */
  readonly knownFrom?: string
  /** Why the owner sent the return again, where a reason was given. */
  readonly correction?: string
  readonly origin: Origin
  readonly publication?: Publication
  readonly payloadHash: string
  readonly mappingHash: string
  readonly encoding?: string
  readonly counts: Counts
  readonly notes: readonly Note[]
  readonly quarantine: readonly Quarantined[]
  readonly records: readonly FactRecord[]
}

/** The place that readings of one return take in turn: a later one replaces the one before. */
export function slotOf({ source, returnId }: Pick<Snapshot, 'source' | 'returnId'>): string {
  return `${source}\u001f${returnId}`
}
