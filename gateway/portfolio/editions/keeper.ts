import { pause } from '../../../base/scheduling/pause'
import { Problem } from '../../../base/problems/problem'
import type { Portfolio } from './portfolio'

/** The first wait before another attempt; each is twice as long as the one before. */
const FIRST_WAIT_MILLIS = 250
/** A store that is back is found out within this time. */
const LONGEST_WAIT_MILLIS = 5_000
/** How often the clock is looked at: timers alone miss a midnight when the machine sleeps or its clock is set. */
const LONGEST_TICK_MILLIS = 1_000
/** An attempt that takes longer is told of as if it had failed. */
const SLOW_MILLIS = 10_000

/** Why the log is behind, for clients: a code of the catalogue, and a message. */
export interface Hindrance {
  readonly code: string
  readonly message: string
}

/** Editions are due that the log does not hold, because they could not be opened. */
export interface Behind extends Hindrance {
  /** When the first of them was due, ISO. */
  readonly since: string
}

export interface KeeperOptions {
  readonly portfolio: Pick<Portfolio, 'open' | 'isCurrent' | 'currentUntil' | 'hasOpened' | 'now' | 'due'>
  /** Told once that the log has fallen behind, and again only where the hindrance has become another. */
  readonly onBehind: (behind: Behind, cause: unknown) => void
  /** Told once that everything due has been opened again. */
  readonly onRecovered: (behind: Behind) => void
}

/**
 * The only one who opens editions: at midnight, and when there is news.
 *
 * An edition that cannot be opened is tried again until it can be. Nobody else waits for that: requests read the
 * newest edition that has been opened.
 */
export class EditionKeeper {
  readonly #options: KeeperOptions
  readonly #stopped = new AbortController()
  #behind: Behind | undefined
  #isWanted = false
  #running: Promise<void> | undefined
  #tick: NodeJS.Timeout | undefined

  constructor(options: KeeperOptions) {
    this.#options = options
  }

  /** What is due and why it could not be opened; nothing where all is well. */
  get behind(): Behind | undefined {
    return this.#behind
  }

  /**
   * Opens what is due, and from now on whatever falls due. Where the log cannot be written, the editions that it holds
   * are served, and the rest follows.
   *
   * @throws what stands in the way where no edition is known at all
   */
  async begin(): Promise<void> {
    const failure = await this.#attempt()
    if (failure !== undefined && !this.#options.portfolio.hasOpened) throw failure.cause
    if (this.#isStopped) return
    if (failure !== undefined) this.wake()
    this.#watchClock()
  }

  /** There may be news: opens what is due, now or as soon as the store lets it. */
  wake(): void {
    this.#isWanted = true
    this.#running ??= this.#run()
  }

  #watchClock(): void {
    const { portfolio } = this.#options
    const left = (portfolio.currentUntil?.getTime() ?? 0) - portfolio.now.getTime()
    const millis = left > 0 ? Math.min(left, LONGEST_TICK_MILLIS) : LONGEST_TICK_MILLIS
    this.#tick = setTimeout(() => {
      if (!portfolio.isCurrent) this.wake()
      this.#watchClock()
    }, millis).unref()
  }

  async #run(): Promise<void> {
    let wait = this.#behind === undefined ? 0 : FIRST_WAIT_MILLIS
    while (this.#isWanted && !this.#isStopped) {
      await pause(wait, this.#stopped.signal)
      this.#isWanted = false
      const failure = await this.#attempt()
      wait = failure === undefined ? 0 : Math.min(LONGEST_WAIT_MILLIS, Math.max(FIRST_WAIT_MILLIS, 2 * wait))
      if (failure !== undefined) this.#isWanted = true
    }
    this.#running = undefined
  }

  /** @returns what went wrong; nothing where all that was due has been opened */
  async #attempt(): Promise<{ readonly cause: unknown } | undefined> {
    const slow = setTimeout(() => this.#fallBehind(new Problem('LEDGER_BUSY', SLOW)), SLOW_MILLIS).unref()
    try {
      await this.#options.portfolio.open()
      this.#recover()
      return undefined
    } catch (cause) {
      if (!this.#isStopped) this.#fallBehind(cause)
      return { cause }
    } finally {
      clearTimeout(slow)
    }
  }

  #fallBehind(cause: unknown): void {
    const { portfolio, onBehind } = this.#options
    const { code, message } = hindranceOf(cause)
    const before = this.#behind
    const since = before?.since ?? (dueSince(portfolio) ?? portfolio.now).toISOString()
    this.#behind = { since, code, message }
    if (before?.code !== code) onBehind(this.#behind, cause)
  }

  #recover(): void {
    const before = this.#behind
    this.#behind = undefined
    if (before !== undefined) this.#options.onRecovered(before)
  }

  get #isStopped(): boolean {
    return this.#stopped.signal.aborted
  }

  /** Waits for the attempt that is being made, so that the store can be closed. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    clearTimeout(this.#tick)
    await this.#running
  }
}

const SLOW = `the log of editions has not answered for ${SLOW_MILLIS / 1000} seconds`

function hindranceOf(cause: unknown): Hindrance {
  if (cause instanceof Problem) return { code: cause.code, message: cause.message }
  // What else it says is for the log, and not for clients.
  return { code: 'INTERNAL_SERVER_ERROR', message: 'opening an edition failed for a reason that the log has' }
}

/** The midnight since which the newest edition is not that of the day; nothing where it is. */
function dueSince({ isCurrent, currentUntil }: KeeperOptions['portfolio']): Date | undefined {
  return isCurrent ? undefined : currentUntil
}
