import type { Ledgers } from '../ledger/ledger'

/** How often the ledger is looked at for what another process has stored. */
const POLL_MILLIS = 500

/** Looks at the ledgers of members for what others store in them. */
export class LedgerWatch {
  readonly #ledgers: Ledgers
  readonly #onNews: (member: string) => void
  /** By member: the mark of what is known here. */
  readonly #marks = new Map<string, string>()
  /** The members of which this process itself is storing something. */
  readonly #storing = new Set<string>()
  #isLooking = false

  constructor(ledgers: Ledgers, onNews: (member: string) => void) {
    this.#ledgers = ledgers
    this.#onNews = onNews
  }

  /** Begins to look every half second, for as long as the thread lives. */
  begin(): void {
    setInterval(() => {
      if (this.#isLooking) return
      this.#isLooking = true
      const done = () => (this.#isLooking = false)
      this.look().then(done, done)
    }, POLL_MILLIS).unref()
  }

  /** What a member's ledger holds by now is known, or about to be told. */
  async note(member: string): Promise<void> {
    this.#marks.set(member, await this.#ledgers.of(member).mark())
  }

  /** Does not look at a member while this process stores something of it; what is there afterwards is known. */
  async whileStoring<Value>(member: string, store: () => Promise<Value>): Promise<Value> {
    this.#storing.add(member)
    try {
      return await store()
    } finally {
      if (this.#marks.has(member)) await this.note(member).catch(() => undefined)
      this.#storing.delete(member)
    }
  }

  /** Tells of every member of which something has been stored that is not known here. */
  async look(): Promise<void> {
    for (const [member, known] of this.#marks) {
      // A store that does not answer now is asked again at the next look.
      const mark = await this.#ledgers
        .of(member)
        .mark()
        .catch(() => known)
      if (this.#storing.has(member) || this.#marks.get(member) !== known || mark === known) continue
      this.#marks.set(member, mark)
      this.#onNews(member)
    }
  }
}
