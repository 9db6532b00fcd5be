import { setTimeout as delay } from 'node:timers/promises'

import type { Portfolio } from './portfolio/portfolio'

/** Snapshots that come in within this time of the first are learnt of together, and open one edition. */
const TOGETHER_MILLIS = 250
/** How often a member elsewhere is asked what is new. */
const POLL_MILLIS = 1_000

export interface LearningOptions {
  readonly portfolio: Pick<Portfolio, 'hear' | 'learn'>
  /** The members whose snapshots come into this process. */
  readonly here: readonly string[]
  /** The members that run as services of their own. */
  readonly elsewhere: readonly string[]
  /** Told where an edition could not be opened; it is tried again by itself. */
  readonly onFailure: (cause: unknown) => void
}

/**
 * Has portfolio learn: of a snapshot in this process soon after it has come in, of one elsewhere by asking every
 * second, each member by itself so that one that hangs holds up no other.
 */
export class Learning {
  readonly #options: LearningOptions
  readonly #stopped = new AbortController()
  #hasBegun = false
  #isPending = false
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: LearningOptions) {
    this.#options = options
  }

  /**
   * Opens one edition of what all have to tell, and learns on from there.
   *
   * @param ready until when what comes into this process is waited for
   * @param waitMillis how long members elsewhere are waited for
   */
  async begin(ready: Promise<void>, waitMillis: number): Promise<void> {
    const { portfolio, here, elsewhere } = this.#options
    const heard = elsewhere.map((member) => portfolio.hear([member]))
    await Promise.all([ready, Promise.race([Promise.all(heard), this.#pause(waitMillis)])])
    this.#hasBegun = true
    await portfolio.learn(here)
    elsewhere.forEach((member, at) => void this.#follow(member, heard[at]))
  }

  /** A snapshot has come into this process. */
  noteSnapshot(): void {
    if (!this.#hasBegun || this.#isPending || this.#isStopped) return
    this.#isPending = true
    this.#turn = Promise.all([this.#turn, this.#pause(TOGETHER_MILLIS)]).then(async () => {
      this.#isPending = false
      if (await this.#learn(this.#options.here)) return
      await this.#pause(POLL_MILLIS)
      this.noteSnapshot()
    })
  }

  async #follow(member: string, heard: Promise<void> | undefined): Promise<void> {
    await heard
    while (!this.#isStopped) {
      await this.#learn([member])
      await this.#pause(POLL_MILLIS)
    }
  }

  /** @returns whether it has come to an end, or is to be tried again */
  async #learn(members: readonly string[]): Promise<boolean> {
    if (this.#isStopped) return true
    try {
      await this.#options.portfolio.learn(members)
      return true
    } catch (cause) {
      if (!this.#isStopped) this.#options.onFailure(cause)
      return this.#isStopped
    }
  }

  /** Ends early, and well, when all is stopped. */
  async #pause(millis: number): Promise<void> {
    await delay(millis, undefined, { ref: false, signal: this.#stopped.signal }).catch(() => undefined)
  }

  get #isStopped(): boolean {
    return this.#stopped.signal.aborted
  }

  stop(): void {
    this.#stopped.abort()
  }
}
