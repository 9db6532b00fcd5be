import type { EditionRow } from '../edition'

/** A register that some edition reads, as stored. */
export interface StoredRegister {
  readonly hash: string
  /** JSON. */
  readonly body: string
}

/** Where portfolio's log is kept. Append-only: nothing in it is ever changed or removed. */
export interface EditionStore {
  /** The rows after a sequence, in order. */
  after(sequence: number): Promise<readonly EditionRow[]>

  /** The register of that hash; nothing where no edition reads it. */
  register(hash: string): Promise<StoredRegister | undefined>

  /**
   * Appends rows with the register that they read, in one durable transaction.
   *
   * @returns false where another process has appended in the meantime: then nothing is stored
   */
  append(rows: readonly EditionRow[], register: StoredRegister): Promise<boolean>

  close(): Promise<void>
}
