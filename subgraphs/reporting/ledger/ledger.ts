import type { Refusal } from '../../../schema/facts/snapshots/refusal'
import type { Cell } from '../../../schema/facts/figures/cell'
import type { SnapshotHead } from '../../../schema/facts/figures/figure'
import type { RecordType } from '../../../schema/facts/records/records'
import type { FactRow } from '../../../schema/facts/records/row'
import type {
  Counts,
  FactRecord,
  Note,
  Quarantined,
  Snapshot,
} from '../../../schema/facts/snapshots/snapshot'

/** The ledgers of all members that keep theirs in one store: one SQLite file, or one PostgreSQL database. */
export interface Ledgers {
  of(member: string): Ledger
  /** Everything that is wrong with the store, in words; empty where it is sound. Reads all of it. */
  verify(): Promise<readonly string[]>
  close(): Promise<void>
}

/**
 * A member's append-only store of what it has read. Nothing in it is ever changed, and nothing taken
 * away save by {@link redact}; the store itself refuses both.
 *
 * A **reading** is one attempt to understand one payload: accepted or refused. An accepted reading
 * is a snapshot, and takes the next number in the member's sequence.
 */
export interface Ledger {
  readonly member: string

  /**
   * Stores payload, reading, records, quarantine and notes in one transaction; when the promise
   * resolves they are on the disk. Where payload and mapping are those of the newest reading of the
   * same return, a check is stored instead. If `contents` throws, nothing is stored.
   *
   * @throws Problem PAYLOAD_REDACTED, LEDGER_BUSY, LEDGER_UNREACHABLE
   */
  append(reading: NewReading): Promise<Appended>

  /**
   * Stores an attempt that brought nothing new. One that was `NOT_MODIFIED` checks the newest
   * reading of the return it names, or of every return of the source.
   */
  recordFetch(fetch: FetchAttempt): Promise<void>

  /** The newest sequence; 0 before a first snapshot. */
  latest(): Promise<number>

  /** A short text that is another once anybody, in whatever process, has stored a reading or an attempt. */
  mark(): Promise<string>

  /** Snapshots after a sequence, oldest first. */
  snapshots(page: Page): Promise<readonly Snapshot[]>

  /** The newest reading of each return, refused ones included, oldest first. */
  newestReadings(source?: string): Promise<readonly Reading[]>

  /** The last good reading of a return, which serves until a better one comes; nothing before the first. */
  serving(source: string, returnId: string): Promise<Serving | undefined>

  /** What failed in a reading, in the order met; `after` counts entries. */
  quarantine(reading: number, page: Page): Promise<readonly Quarantined[]>

  /**
   * The bytes of a payload; nothing where there are none with this hash.
   *
   * @throws Problem PAYLOAD_REDACTED
   */
  payload(hash: string): Promise<Uint8Array | undefined>

  /** When the content of a reading was found unchanged, ISO instants, oldest first. */
  checks(reading: number): Promise<readonly string[]>

  /** The last attempt and the last success of each return that has been attempted. */
  fetches(source?: string): Promise<readonly ReturnFetches[]>

  /** The vintages of one figure: a row for each snapshot in which what stands is stated anew or withdrawn. */
  revisions(
    figure: { type: RecordType; key: string; field: string },
    page: Page,
  ): Promise<readonly Revision[]>

  /**
   * The one exception to never: destroys the payload, and the quarantine, notes and cells of every
   * reading of it, and keeps the hash and the reason. Snapshots keep their place in the sequence.
   *
   * @throws Problem PAYLOAD_NOT_HELD
   */
  redact(order: RedactionOrder): Promise<Redaction>

  redactions(): Promise<readonly Redaction[]>
}

export interface Page {
  readonly after: number
  readonly limit: number
}

/** One thing that a reading found, given to the ledger as it is found. A row is a record too. */
export type Found =
  | { readonly record: FactRecord }
  | { readonly row: FactRow }
  | { readonly quarantined: Quarantined }
  | { readonly note: Note }

export interface NewReading {
  readonly source: string
  readonly returnId: string
  /** When the payload reached us, ISO instant. */
  readonly received: string
  readonly knownFrom?: string
  readonly origin: Snapshot['origin']
  readonly publication?: Snapshot['publication']
  readonly mappingHash: string
  /** Why the owner sent the return again. */
  readonly correction?: string
  readonly payload: Uint8Array
  /** The attempt that brought the payload; absent where a stored payload is read again. */
  readonly fetch?: FetchTimes
  /**
   * Read once, and not at all where the newest reading has the same payload and mapping. The store is
   * being written while they are read, so they must not ask the ledger anything.
   */
  readonly contents: Iterable<Found> | AsyncIterable<Found>
  /** Asked once the contents are exhausted: only then is it known what they amount to. */
  conclude(): Conclusion
}

export type Conclusion = {
  readonly counts: Counts
  readonly referenceDate?: string
  readonly encoding?: string
} & Verdict

export type Verdict =
  | { readonly verdict: 'ACCEPTED'; readonly refusal?: never }
  | { readonly verdict: 'REFUSED'; readonly refusal: Refusal }

export type Appended =
  | { readonly outcome: 'STORED'; readonly reading: number; readonly sequence: number }
  | { readonly outcome: 'REFUSED'; readonly reading: number }
  | { readonly outcome: 'UNCHANGED'; readonly reading: number }

/** A stored reading without its contents. */
export type Reading = Omit<SnapshotHead, 'sequence'> &
  Verdict & {
    /** 1, 2, 3 … within the member, refused readings included. */
    readonly reading: number
    /** Present where the reading was accepted. */
    readonly sequence?: number
    readonly redacted: boolean
  }

/** The last good reading of a return, in numbers. */
export interface Serving {
  readonly sequence: number
  readonly counts: Counts
  readonly mappingHash: string
  /** How many records of each type it has. */
  readonly kept: ReadonlyMap<RecordType, number>
}

/** Of an attempt over HTTP, what makes the next one conditional. */
export interface FetchTimes {
  readonly started: string
  readonly ended: string
  readonly httpStatus?: number
  readonly etag?: string
  readonly lastModified?: string
}

export type FetchAttempt = FetchTimes & {
  readonly source: string
  /** Left out where the attempt was of every return of the source. */
  readonly returnId?: string
} & (
    | { readonly outcome: 'NOT_MODIFIED'; readonly problem?: never }
    | { readonly outcome: 'FAILED'; readonly problem: Refusal }
  )

export type FetchOutcome = 'BROUGHT' | FetchAttempt['outcome']

export interface Fetch extends FetchTimes {
  readonly source: string
  readonly returnId?: string
  readonly outcome: FetchOutcome
  readonly payloadHash?: string
  readonly problem?: Refusal
}

export interface ReturnFetches {
  readonly source: string
  readonly returnId?: string
  readonly lastAttempt: Fetch
  /** The last attempt that did not fail. */
  readonly lastSuccess?: Fetch
  /** The last attempt that brought a payload: its validators make the next one conditional. */
  readonly lastBrought?: Fetch
}

export interface Revision {
  readonly sequence: number
  readonly cell: Cell
  readonly source: string
  readonly returnId: string
  readonly received: string
  readonly recorded: string
  readonly knownFrom?: string
  readonly correction?: string
}

export interface RedactionOrder {
  readonly payloadHash: string
  readonly reason: string
  /** Who ordered it. */
  readonly by: string
  /** Destroy only these cells; every cell where left out. Payload, quarantine and notes go in either case. */
  readonly cells?: readonly { readonly type: RecordType; readonly key: string; readonly field: string }[]
}

export interface Redaction {
  readonly payloadHash: string
  readonly reason: string
  readonly by: string
  readonly redacted: string
  /** The snapshots that have lost cells. */
  readonly sequences: readonly number[]
}
