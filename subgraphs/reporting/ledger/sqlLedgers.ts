import type { RecordType } from '../../../schema/facts/records/records'
import type { Quarantined, Snapshot } from '../../../schema/facts/snapshots/snapshot'
import { appendReading } from './queries/appendReading'
import { whole } from './queries/damage'
import { checksOf, lastFetches, storeAttempt } from './queries/fetches'
import type {
  Appended,
  FetchAttempt,
  Ledger,
  Ledgers,
  NewReading,
  Page,
  Reading,
  Redaction,
  RedactionOrder,
  ReturnFetches,
  Revision,
  Serving,
} from './ledger'
import { markOf } from './queries/mark'
import { newestReadings } from './queries/newestReadings'
import { readPayload } from './queries/payloads'
import { latestSequence, readEntries, readSnapshots } from './queries/readSnapshots'
import { readRedactions, redactPayload } from './queries/redact'
import { readRevisions } from './queries/revisions'
import { servingReading } from './queries/serving'
import type { Store } from './stores/store'
import type { Database } from './stores/tables'
import { verifyLedgers } from './verify'

/** The ledgers in a store: each question is one of the queries beside this file. */
export class SqlLedgers implements Ledgers {
  readonly #store: Store
  readonly #now: () => Date

  constructor(store: Store, now: () => Date) {
    this.#store = store
    this.#now = now
  }

  of(member: string): Ledger {
    return new SqlLedger(member, this.#store, this.#now)
  }

  async verify(): Promise<readonly string[]> {
    return [...(await this.#store.faults()), ...(await this.#store.read(verifyLedgers))]
  }

  close(): Promise<void> {
    return this.#store.close()
  }
}

class SqlLedger implements Ledger {
  readonly member: string
  readonly #store: Store
  readonly #now: () => Date

  constructor(member: string, store: Store, now: () => Date) {
    this.member = member
    this.#store = store
    this.#now = now
  }

  append(reading: NewReading): Promise<Appended> {
    return this.#store.write(this.member, (db) => appendReading(db, this.member, reading, this.#now))
  }

  recordFetch(fetch: FetchAttempt): Promise<void> {
    return this.#store.write(this.member, (db) => storeAttempt(db, this.member, fetch))
  }

  latest(): Promise<number> {
    return this.#read((db) => latestSequence(db, this.member))
  }

  mark(): Promise<string> {
    return this.#read((db) => markOf(db, this.member))
  }

  snapshots(page: Page): Promise<readonly Snapshot[]> {
    return this.#read((db) => readSnapshots(db, this.member, page))
  }

  newestReadings(source?: string): Promise<readonly Reading[]> {
    return this.#read((db) => newestReadings(db, this.member, source))
  }

  serving(source: string, returnId: string): Promise<Serving | undefined> {
    return this.#store.read((db) => servingReading(db, this.member, source, returnId))
  }

  quarantine(reading: number, page: Page): Promise<readonly Quarantined[]> {
    return this.#store.read((db) => readEntries<Quarantined>(db, 'quarantine', this.member, reading, page))
  }

  payload(hash: string): Promise<Uint8Array | undefined> {
    return this.#store.read((db) => readPayload(db, this.member, hash))
  }

  checks(reading: number): Promise<readonly string[]> {
    return this.#store.read((db) => checksOf(db, this.member, reading))
  }

  fetches(source?: string): Promise<readonly ReturnFetches[]> {
    return this.#read((db) => lastFetches(db, this.member, source))
  }

  revisions(
    figure: { type: RecordType; key: string; field: string },
    page: Page,
  ): Promise<readonly Revision[]> {
    return this.#store.read((db) => readRevisions(db, this.member, figure, page))
  }

  #read<Value>(work: (db: Database) => Promise<Value>): Promise<Value> {
    return whole(`rows of ${this.member}`, () => this.#store.read(work))
  }

  async redact(order: RedactionOrder): Promise<Redaction> {
    const redacted = this.#now().toISOString()
    const redaction = await this.#store.write(this.member, (db) =>
      redactPayload(db, this.member, order, redacted),
    )
    await this.#store.erase()
    return redaction
  }

  redactions(): Promise<readonly Redaction[]> {
    return this.#store.read((db) => readRedactions(db, this.member))
  }
}
