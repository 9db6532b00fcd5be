import type { Register } from '../../../../subgraphs/register/register'
import { restoreRegister, storeRegister } from '../../../../subgraphs/register/storedRegister'
import type { EditionRow, Opening } from '../edition'
import { rowAt } from '../edition'
import type { EditionStore } from './editionStore'

/** Portfolio's append-only log of editions, held in memory as it is in its store. */
export class EditionLog {
  readonly #store: EditionStore
  readonly #rows: EditionRow[] = []
  readonly #byId = new Map<string, EditionRow>()
  readonly #registers = new Map<string, Register>()

  constructor(store: EditionStore) {
    this.#store = store
  }

  get newest(): EditionRow | undefined {
    return this.#rows.at(-1)
  }

  /** Every row, oldest first. */
  get rows(): readonly EditionRow[] {
    return this.#rows
  }

  find(id: string): EditionRow | undefined {
    return this.#byId.get(id)
  }

  /** The row in force at an instant: opened then or before, and the next one after; nothing before the first. */
  at(instant: string): EditionRow | undefined {
    let [low, high] = [0, this.#rows.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#rows[middle] as EditionRow).instant <= instant) low = middle + 1
      else high = middle
    }
    return this.#rows[low - 1]
  }

  /** The register that a row reads. */
  registerOf({ register }: EditionRow): Register {
    const held = this.#registers.get(register)
    if (held === undefined) throw new RangeError(`the log holds no register ${register}`)
    return held
  }

  /** Takes in what the store holds beyond what is known here: all of it at first. */
  async load(): Promise<void> {
    for (const row of await this.#store.after(this.#rows.length)) {
      if (!this.#registers.has(row.register)) {
        const stored = await this.#store.register(row.register)
        if (stored === undefined) throw new RangeError(`the log holds no register ${row.register}`)
        this.#registers.set(row.register, restoreRegister(stored))
      }
      this.#take(row)
    }
  }

  /**
   * Appends, in order, rows that read a register.
   *
   * @returns false where another process has appended in the meantime: what it appended is then loaded
   */
  async open(openings: readonly Opening[], register: Register): Promise<boolean> {
    const rows = openings.map((opening, i) => rowAt(this.#rows.length + 1 + i, opening))
    if (!(await this.#store.append(rows, storeRegister(register)))) {
      await this.load()
      return false
    }
    this.#registers.set(register.hash, register)
    for (const row of rows) this.#take(row)
    return true
  }

  #take(row: EditionRow): void {
    this.#rows.push(row)
    this.#byId.set(row.id, row)
  }
}
