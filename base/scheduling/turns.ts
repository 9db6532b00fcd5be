import { setImmediate } from 'node:timers/promises'

/** Turns of the event loop that are taken one after another: between two, everybody else is served. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Waits for the next turn that nobody else has asked for. */
  next(): Promise<unknown> {
    this.#last = this.#last.then(() => setImmediate())
    return this.#last
  }
}
