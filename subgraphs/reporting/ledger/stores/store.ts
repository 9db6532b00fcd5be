import type { Database } from './tables'

/** What the two stores do differently; everything else is the same queries over the same tables. */
export interface Store {
  /** Runs queries that change nothing. */
  read<T>(work: (db: Database) => Promise<T>): Promise<T>

  /**
   * Runs work in one transaction that is durable once the promise resolves, and undone where the work
   * throws. No two works of one member run at once, whichever processes they are in.
   *
   * @throws Problem LEDGER_BUSY, LEDGER_UNREACHABLE
   */
  write<T>(member: string, work: (db: Database) => Promise<T>): Promise<T>

  /** Makes what has been deleted unreadable in the store's own files too. */
  erase(): Promise<void>

  /** What the store itself finds wrong with its files. */
  faults(): Promise<readonly string[]>

  close(): Promise<void>
}
