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

interface UnderWay {
  readonly of: Worked
  readonly inputs: Set<string>
}

/** The innermost work that is being done, of whichever edition: what is kept of one may read no other. */
let underWay: UnderWay | undefined

/**
 * Results, each worked out once, that know what they were worked out from. Nobody declares it: whatever
 * a work reads says so while the work is being done, and what a part of it read counts for the whole.
 */
export class Worked {
  readonly #results = new Map<string, Result>()

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

  /**
   * Notes that an input was read, for whatever is being worked out.
   *
   * @throws RangeError where that is another edition's: it would be kept though this one's inputs changed
   */
  read(input: string): void {
    this.requireOwn()
    underWay?.inputs.add(input)
  }

  /** @throws RangeError where another edition's result is being worked out */
  requireOwn(): void {
    if (underWay !== undefined && underWay.of !== this)
      throw new RangeError('what is kept of one edition reads another: keep it by both')
  }

  /**
   * The result of some work, done the first time that its key is asked for. The key must tell apart
   * whatever the work takes from outside, and the result must not hold what the work read inputs from:
   * it may outlive it.
   *
   * @throws RangeError where it is asked for while another edition's result is being worked out
   */
  once<Value>(key: string, work: () => Value): Value {
    this.requireOwn()
    const known = this.#results.get(key)
    if (known !== undefined) {
      known.idle = 0
      this.#readAll(known.inputs)
      return known.value as Value
    }
    const outer = underWay
    const inputs = new Set<string>()
    underWay = { of: this, inputs }
    try {
      const value = work()
      this.#results.set(key, { value, inputs, idle: 0 })
      return value
    } finally {
      underWay = outer
      this.#readAll(inputs)
    }
  }

  #readAll(inputs: ReadonlySet<string>): void {
    if (underWay !== undefined) for (const input of inputs) underWay.inputs.add(input)
  }
}
