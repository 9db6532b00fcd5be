import type { EditionRow } from '../edition'
import type { EditionStore, StoredRegister } from './editionStore'

/** A log that lasts as long as the process: for building the schema, and for trying things. */
export class MemoryEditionStore implements EditionStore {
  readonly #rows: EditionRow[] = []
  readonly #registers = new Map<string, StoredRegister>()

  after(sequence: number): Promise<readonly EditionRow[]> {
    return Promise.resolve(this.#rows.filter((row) => row.sequence > sequence))
  }

  register(hash: string): Promise<StoredRegister | undefined> {
    return Promise.resolve(this.#registers.get(hash))
  }

  append(rows: readonly EditionRow[], register: StoredRegister): Promise<boolean> {
    if (rows[0]?.sequence !== this.#rows.length + 1) return Promise.resolve(false)
    this.#rows.push(...rows)
    this.#registers.set(register.hash, register)
    return Promise.resolve(true)
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
