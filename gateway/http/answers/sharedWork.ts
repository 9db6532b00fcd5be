import { GivenUp, Work } from '../../../base/scheduling/work'

/** Somebody who waits for an answer: calls back where they stop waiting. */
export type Client = (onGone: () => void) => void

/** Work that several clients wait for. It goes on as long as one of them does. */
export class SharedWork<Value> {
  readonly #work = new Work()
  readonly #result: Promise<Value>
  readonly #onUnwanted: () => void
  #waiting = 0

  /** @param onUnwanted called where all clients have gone: nobody is to join any more */
  constructor(task: (work: Work) => Promise<Value>, onUnwanted: () => void = () => undefined) {
    this.#onUnwanted = onUnwanted
    this.#result = task(this.#work)
  }

  /**
   * Waits for the work with a client.
   *
   * @throws GivenUp where the client goes, or the work takes too long
   */
  join(client: Client): Promise<Value> {
    this.#waiting += 1
    return new Promise((resolve, reject) => {
      client(() => {
        reject(GivenUp.unwanted())
        this.#leave()
      })
      this.#result.then(resolve, reject)
    })
  }

  #leave(): void {
    this.#waiting -= 1
    if (this.#waiting > 0) return
    this.#onUnwanted()
    this.#work.giveUp(GivenUp.unwanted())
  }
}
