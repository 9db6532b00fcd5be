import { pause } from '../../../base/scheduling/pause'
import type { EditionKeeper } from './keeper'
import type { Portfolio } from './portfolio'

/** Snapshots that come in within this time of the first are learnt of together, and open one edition. */
const TOGETHER_MILLIS = 250
/** How often a member elsewhere is asked what is new. */
const POLL_MILLIS = 1_000

export interface LearningOptions {
  readonly portfolio: Pick<Portfolio, 'hear'>
  /** Opens the editions that tell what has been learnt. */
  readonly keeper: Pick<EditionKeeper, 'begin' | 'wake'>
  /** The members whose snapshots come into this process. */
  readonly here: readonly string[]
  /** The members that run as services of their own. */
  readonly elsewhere: readonly string[]
  /** Told of a fault in learning; it goes on. */
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
   * @throws what stands in the way where no edition is known at all
   */
  async begin(ready: Promise<void>, waitMillis: number): Promise<void> {
    const { keeper, here, elsewhere } = this.#options
    const heard = elsewhere.map((member) => this.#hear([member]))
    await Promise.all([ready, Promise.race([Promise.all(heard), pause(waitMillis, this.#stopped.signal)])])
    this.#hasBegun = true
    await this.#hear(here)
    await keeper.begin()
    for (const [at, member] of elsewhere.entries()) {
      this.#follow(member, heard[at]).catch((cause: unknown) => this.#options.onFailure(cause))
    }
  }

  /** A snapshot has come into this process, or a source has been attempted. */
  noteNews(): void {
    if (!this.#hasBegun || this.#isPending || this.#isStopped) return
    this.#isPending = true
    this.#turn = Promise.all([this.#turn, pause(TOGETHER_MILLIS, this.#stopped.signal)]).then(() => {
      this.#isPending = false
      return this.#learn(this.#options.here)
    })
  }

  async #follow(member: string, heard: Promise<void> | undefined): Promise<void> {
    await heard
    while (!this.#isStopped) {
      await this.#learn([member])
      await pause(POLL_MILLIS, this.#stopped.signal)
    }
  }

  async #learn(members: readonly string[]): Promise<void> {
    if (this.#isStopped) return
    await this.#hear(members)
    if (!this.#isStopped) this.#options.keeper.wake()
  }

  async #hear(members: readonly string[]): Promise<void> {
    try {
      await this.#options.portfolio.hear(members)
    } catch (cause) {
      this.#options.onFailure(cause)
    }
  }

  get #isStopped(): boolean {
    return this.#stopped.signal.aborted
  }

  stop(): void {
    this.#stopped.abort()
  }
}
