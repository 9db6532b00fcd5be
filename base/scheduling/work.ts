import { Refused } from '../http/refused'
import { Turns } from './turns'

/** Why work was given up: it took too long, or nobody waits for it any more. */
export class GivenUp extends Refused {
  readonly isTimeout: boolean

  private constructor(message: string, isTimeout: boolean) {
    super(504, message, 'DEADLINE_EXCEEDED')
    this.name = 'GivenUp'
    this.isTimeout = isTimeout
  }

  static timedOut(millis: number): GivenUp {
    return new GivenUp(`The request took longer than ${millis} ms and was given up; ask for less`, true)
  }

  static unwanted(): GivenUp {
    return new GivenUp('The client has gone', false)
  }
}

/** Returns the GivenUp that an error is or was caused by; nothing where it is another. */
export function givenUpIn(error: unknown): GivenUp | undefined {
  if (error instanceof GivenUp) return error
  const original: unknown = (Object(error) as { readonly originalError?: unknown }).originalError
  return original === undefined || original === error ? undefined : givenUpIn(original)
}

/** How long a request may take by default: longer than a member may, so that what the others answer is still told. */
export const REQUEST_TIMEOUT_MILLIS = 30_000

/** How long one request may hold the event loop where it can let go of it. */
const TURN_MILLIS = 10

/** The work on one request: it lets others have their turns, and is given up when it is too late or unwanted. */
export class Work {
  #givenUp: GivenUp | undefined
  readonly #listeners = new Set<(why: GivenUp) => void>()
  #turnBegan = performance.now()
  readonly #turns = new Turns()

  get isGivenUp(): boolean {
    return this.#givenUp !== undefined
  }

  giveUp(why: GivenUp): void {
    if (this.#givenUp !== undefined) return
    this.#givenUp = why
    for (const listener of this.#listeners) listener(why)
    this.#listeners.clear()
  }

  /**
   * Calls back once, when the work is given up.
   *
   * @returns takes the callback back
   */
  onGivenUp(listener: (why: GivenUp) => void): () => void {
    if (this.#givenUp === undefined) this.#listeners.add(listener)
    else listener(this.#givenUp)
    return () => this.#listeners.delete(listener)
  }

  /** @throws GivenUp where the work has been given up */
  check(): void {
    if (this.#givenUp !== undefined) throw this.#givenUp
  }

  /**
   * Lets others have their turn where this work has had the event loop for long: a promise to be waited for, or
   * nothing where it may go on. Of several parts that rest at once, one goes on at a time.
   *
   * @throws GivenUp where the work has been given up
   */
  rest(): Promise<void> | undefined {
    this.check()
    if (performance.now() - this.#turnBegan < TURN_MILLIS) return undefined
    return this.#turns.next().then(() => {
      this.#turnBegan = performance.now()
      this.check()
    })
  }

  /**
   * Does the work, for at most so many milliseconds.
   *
   * @throws GivenUp as soon as the work is given up, whether it has stopped by then or not
   */
  async within<Value>(millis: number, task: (work: Work) => Promise<Value>): Promise<Value> {
    const timer = setTimeout(() => this.giveUp(GivenUp.timedOut(millis)), millis)
    try {
      return await new Promise<Value>((resolve, reject) => {
        this.onGivenUp(reject)
        task(this).then(resolve, reject)
      })
    } finally {
      clearTimeout(timer)
      this.#listeners.clear()
    }
  }
}

/** The work that a context of GraphQL belongs to; nothing where it has none. */
export function workIn(context: unknown): Work | undefined {
  return (context as { readonly work?: Work } | null | undefined)?.work
}
