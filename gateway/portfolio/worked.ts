/** Editions through which a result is carried while nobody asks for it. */
const IDLE_EDITIONS = 8

/** The most results that are carried from one edition to the next. */
const MOST_CARRIED = 250_000

interface Result {
  readonly value: unknown
  /** The inputs that the work read, by name, its parts' inputs included. */
  readonly inputs: ReadonlySet<string>
  /** Editions since it was last asked for. */
  idle: number
}

/**
 * Results, each worked out once, that know what they were worked out from. Nobody declares it: whatever
 * a work reads says so while the work is being done, and what a part of it read counts for the whole.
 */
export class Worked {
  readonly #results = new Map<string, Result>()
  #reading: Set<string> | undefined

  /** Takes over the results of an earlier edition that read nothing of what has changed since. */
  carry(earlier: Worked, hasChanged: (input: string) => boolean): void {
    const changed = new Map<string, boolean>()
    const isChanged = (input: string) => {
      let known = changed.get(input)
      if (known === undefined) {
        known = hasChanged(input)
        changed.set(input, known)
      }
      return known
    }
    for (const [key, { value, inputs, idle }] of earlier.#results) {
      if (this.#results.size === MOST_CARRIED) return
      if (idle < IDLE_EDITIONS && ![...inputs].some(isChanged)) {
        this.#results.set(key, { value, inputs, idle: idle + 1 })
      }
    }
  }

  /** Notes that an input was read, for whatever is being worked out. */
  read(input: string): void {
    this.#reading?.add(input)
  }

  /**
   * The result of some work, done the first time that its key is asked for. The key must tell apart
   * whatever the work takes from outside, and the result must not hold what the work read inputs from:
   * it may outlive it.
   */
  once<Value>(key: string, work: () => Value): Value {
    const known = this.#results.get(key)
    if (known !== undefined) {
      known.idle = 0
      this.#readAll(known.inputs)
      return known.value as Value
    }
    const outer = this.#reading
    const inputs = new Set<string>()
    this.#reading = inputs
    try {
      const value = work()
      this.#results.set(key, { value, inputs, idle: 0 })
      return value
    } finally {
      this.#reading = outer
      this.#readAll(inputs)
    }
  }

  #readAll(inputs: ReadonlySet<string>): void {
    if (this.#reading !== undefined) for (const input of inputs) this.#reading.add(input)
  }
}
