/** What a queue must know of a question. */
export interface Queued {
  readonly number: number
  readonly member: string
}

/** Members read at once: sources are waited for together, and few payloads are in memory. */
export const MEMBERS_AT_ONCE = 4

/**
 * The questions to a thread: a few at once, one at a time of a member. Those that were asked together when the
 * thread broke off are suspect, and asked for alone from then on, so that only the one to blame breaks it again.
 */
export class ThreadQueue<Q extends Queued> {
  #waiting: Q[] = []
  readonly #flight = new Map<number, Q>()
  readonly #suspects = new Set<number>()

  add(question: Q): void {
    this.#waiting.push(question)
  }

  /** The question to be asked now, which is then in flight; nothing where all must wait. */
  next(): Q | undefined {
    const flying = [...this.#flight.values()]
    if (flying.length >= MEMBERS_AT_ONCE || flying.some(({ number }) => this.#suspects.has(number)))
      return undefined
    const next = this.#waiting.find(({ member }) => flying.every((one) => one.member !== member))
    if (next === undefined || (this.#suspects.has(next.number) && flying.length > 0)) return undefined
    this.#waiting = this.#waiting.filter((one) => one !== next)
    this.#flight.set(next.number, next)
    return next
  }

  inFlight(number: number): Q | undefined {
    return this.#flight.get(number)
  }

  finish(number: number): void {
    this.#flight.delete(number)
    this.#suspects.delete(number)
  }

  /** The thread has broken off. Gives the question to blame, which is finished; the others go first from now on. */
  breakOff(): Q | undefined {
    const flying = [...this.#flight.values()]
    this.#flight.clear()
    const [only] = flying
    if (only !== undefined && flying.length === 1) {
      this.#suspects.delete(only.number)
      return only
    }
    for (const { number } of flying) this.#suspects.add(number)
    this.#waiting = [...flying, ...this.#waiting]
    return undefined
  }

  /** Every question, waiting or in flight; there are none then. */
  clear(): readonly Q[] {
    const all = [...this.#flight.values(), ...this.#waiting]
    this.#flight.clear()
    this.#suspects.clear()
    this.#waiting = []
    return all
  }
}
