import { Book } from '../../../schema/facts/snapshots/book'
import { editionIdOf, parseEditionId } from '../../../schema/facts/snapshots/knowable'
import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import { outcomesOf } from '../../../schema/facts/snapshots/memberAttempts'
import type { Snapshot } from '../../../schema/facts/snapshots/snapshot'
import type { Register } from '../../../subgraphs/register/register'
import type { Edition, EditionRow, Opening } from './edition'
import { EditionLog } from './store/editionLog'
import type { EditionStore } from './store/editionStore'
import { askedSinceDeadline } from './askedSinceDeadline'
import { MemoryEditionStore } from './store/memoryEditionStore'
import { midnightsBetween } from './passingDays'
import { KeptViews } from './keptViews'
import { METHOD_SET } from './methodSet'
import { PortfolioView } from './view'

/** What portfolio asks of a member, in process or remote. */
export interface FactsSource {
  readonly id: string
  facts(after: number): Promise<{ readonly latest: number; readonly snapshots: readonly Snapshot[] }>
  /** How the newest attempts at its sources stand; left out, or nothing, where that cannot be known. */
  attempts?(): Promise<MemberAttempts | undefined>
}

export interface PortfolioOptions {
  readonly register: Register
  /** The members that have a source. */
  readonly sources: readonly FactsSource[]
  /** Where the log of editions is kept. Default: in memory. */
  readonly store?: EditionStore
  readonly now?: () => Date
  /** Told of a member that could not be asked, once until it can be again; the portfolio goes on with what it knew. */
  readonly onUnavailable?: (member: string, error: unknown) => void
}

/** The rows that were appended together, oldest first: the last is the newest edition. */
export interface EditionsOpened {
  readonly opened: readonly EditionRow[]
}

/** The newest edition, and the instant from which on another day has begun (UTC). */
interface Latest {
  readonly row: EditionRow
  readonly edition: Edition
  readonly until: number
}

/** The members that had not told yet, at a newest edition, all that it reads of them. */
interface Unreached {
  readonly row: EditionRow | undefined
  readonly members: readonly string[]
}

const DAY_MILLIS = 86_400_000

/** The portfolio: what it has learnt from its members, and the editions that it has opened on that. */
export class Portfolio {
  readonly register: Register
  readonly #sources: readonly FactsSource[]
  /** The members with a source that have told nothing yet, not even that they have nothing to tell. */
  readonly #unheard: Set<string>
  readonly #silent = new Set<string>()
  readonly #now: () => Date
  readonly #onUnavailable: (member: string, error: unknown) => void
  readonly #books: ReadonlyMap<string, Book>
  /** By member: how the newest attempts at its sources stand, as it last told. */
  readonly #attempts = new Map<string, MemberAttempts>()
  readonly #log: EditionLog
  readonly #views = new KeptViews()
  readonly #listeners = new Set<(opened: EditionsOpened) => void>()
  #latest: Latest | undefined
  /** Asked for by every request: found again once a member has been heard or an edition opened. */
  #unreached: Unreached | undefined
  /** The last row that listeners have been told of; those that were there at the start are news to nobody. */
  #toldThrough: number | undefined
  /** Appending waits its turn: two at once would number their rows alike. */
  #turn: Promise<void> = Promise.resolve()
  /** The instant of the first row that is being appended: what is in force from then on is not settled. */
  #openingFrom: string | undefined
  /** An instant asked about is answered for good: nothing may be opened at or before it any more. */
  #answeredThrough = ''

  constructor({
    register,
    sources,
    store = new MemoryEditionStore(),
    now = () => new Date(),
    onUnavailable = () => undefined,
  }: PortfolioOptions) {
    this.register = register
    this.#sources = sources
    this.#unheard = new Set(sources.map(({ id }) => id))
    this.#log = new EditionLog(store)
    this.#now = now
    this.#onUnavailable = onUnavailable
    this.#books = new Map(register.members.map(({ id }) => [id, new Book(id)]))
  }

  /** Asks members, all unless told which, for what they have read since last time, and opens an edition where anything is new. */
  async learn(members?: readonly string[]): Promise<Edition> {
    await this.hear(members)
    return this.open()
  }

  /** Asks members, all unless told which, for what they have read since last time: the next edition will tell it. */
  async hear(members?: readonly string[]): Promise<void> {
    const asked = this.#sources.filter(({ id }) => members?.includes(id) ?? true)
    await Promise.all(asked.map((source) => this.#hearFrom(source)))
  }

  async #hearFrom(source: FactsSource): Promise<void> {
    const book = this.#books.get(source.id)
    if (book === undefined) throw new RangeError(`"${source.id}" is not in the register`)
    try {
      // Before its facts: what it has been asked for since is then never called late before it is heard.
      await this.#hearAttempts(source)
      for (let more = true; more;) {
        const { latest, snapshots } = await source.facts(book.latest)
        // Two learning at once are told the same.
        for (const snapshot of snapshots) if (snapshot.sequence > book.latest) book.add(snapshot)
        // What was worked out without a member that could not be asked is worked out anew once it can.
        if (this.#unheard.delete(source.id) || snapshots.length > 0) this.#views.dropIncomplete()
        more = snapshots.length > 0 && book.latest < latest
      }
      this.#silent.delete(source.id)
    } catch (error) {
      if (!this.#silent.has(source.id)) this.#onUnavailable(source.id, error)
      this.#silent.add(source.id)
    }
    this.#unreached = undefined
  }

  /** A member of an earlier release cannot tell: the calendar alone then says what is late. */
  async #hearAttempts({ id, attempts }: FactsSource): Promise<void> {
    const told = await attempts?.().catch(() => undefined)
    if (told !== undefined) this.#attempts.set(id, told)
  }

  /** The members that have not told yet all that the newest edition reads of them: after a start, or a loss. */
  get unreached(): readonly string[] {
    const row = this.#log.newest
    if (this.#unreached === undefined || this.#unreached.row !== row)
      this.#unreached = { row, members: this.#findUnreached(row) }
    return this.#unreached.members
  }

  #findUnreached(newest: EditionRow | undefined): readonly string[] {
    const snapshots = newest?.snapshots ?? {}
    const isBehind = ([id, book]: [string, Book]) =>
      this.#unheard.has(id) || book.latest < (snapshots[id] ?? 0)
    return [...this.#books].filter(isBehind).map(([id]) => id)
  }

  /** The members of which nothing can be read now, each with the code of why; `operations` has the words. */
  get leftOut(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      [...this.#attempts].flatMap(([id, { problem }]) => (problem === undefined ? [] : [[id, problem]])),
    )
  }

  /** Whether the newest edition is of today (UTC): deadlines pass with the day. */
  get isCurrent(): boolean {
    const latest = this.#latestOpened()
    return latest !== undefined && this.#now().getTime() < latest.until
  }

  /** How many editions are due that the log does not hold yet. */
  get due(): number {
    return this.#openingsAfter(this.#log.newest).length
  }

  /** The instant from which on the newest edition is not that of the day; nothing where none has been opened. */
  get currentUntil(): Date | undefined {
    const latest = this.#latestOpened()
    return latest && new Date(latest.until)
  }

  /** Whether any edition has been opened or loaded: before that nobody can be answered. */
  get hasOpened(): boolean {
    return this.#log.newest !== undefined
  }

  /** The newest edition that has been opened. */
  get newest(): Edition {
    const latest = this.#latestOpened()
    if (latest === undefined) throw new RangeError('no edition has been opened yet')
    return latest.edition
  }

  /** Asked for by every request: worked out once an edition. */
  #latestOpened(): Latest | undefined {
    const row = this.#log.newest
    if (row === undefined || row === this.#latest?.row) return row && this.#latest
    const until = Date.parse(`${row.instant.slice(0, 10)}T00:00:00.000Z`) + DAY_MILLIS
    this.#latest = { row, edition: this.#edition(row), until }
    return this.#latest
  }

  /** The rows of the log, oldest first. */
  get rows(): readonly EditionRow[] {
    return this.#log.rows
  }

  /** The clock that deadlines go by. */
  get now(): Date {
    return this.#now()
  }

  /** Calls back with the editions opened from now on, until what it returns is called. */
  onEdition(listener: (opened: EditionsOpened) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Opens the editions that are due. Only the keeper asks for it: a request reads what has been opened.
   *
   * @returns the newest edition
   * @throws Problem LEDGER_BUSY, LEDGER_FULL, LEDGER_UNREACHABLE
   */
  async open(): Promise<Edition> {
    const opening = this.#turn.then(() => this.#append())
    // Whoever comes next begins anew, whatever became of this one.
    this.#turn = opening.then(
      () => undefined,
      () => undefined,
    )
    await opening
    return this.newest
  }

  async #append(): Promise<void> {
    if (this.#toldThrough === undefined) {
      await this.#log.load()
      this.#toldThrough = this.#log.rows.length
    }
    for (;;) {
      const openings = this.#openingsAfter(this.#log.newest)
      if (openings.length === 0) return
      this.#openingFrom = openings[0]?.instant
      try {
        await this.#log.open(openings, this.register)
      } finally {
        this.#openingFrom = undefined
        this.#tellNew(this.#toldThrough)
      }
    }
  }

  /** Tells of the rows after a sequence, whoever appended them. */
  #tellNew(after: number): void {
    const opened = this.#log.rows.slice(after)
    if (opened.length === 0) return
    this.#toldThrough = this.#log.rows.length
    for (const listener of this.#listeners) listener({ opened })
  }

  /** What has to be appended for the log to say how things are now. */
  #openingsAfter(newest: EditionRow | undefined): readonly Opening[] {
    const now = this.#now().toISOString()
    const inForce = { register: this.register.hash, methods: METHOD_SET }
    if (newest === undefined) {
      const snapshots = Object.fromEntries([...this.#books].map(([id, book]) => [id, book.latest]))
      return [{ instant: now, snapshots, ...this.#attemptsAfter({}), ...inForce, cause: 'start' }]
    }
    // Days pass under what was in force; what has changed since is found out only now.
    const { snapshots: before, attempts, register, methods } = newest
    const attempted = attempts === undefined ? {} : { attempts }
    const openings: Opening[] = midnightsBetween(newest.instant, now).map((instant) => ({
      instant,
      snapshots: before,
      ...attempted,
      register,
      methods,
      cause: 'a new day',
    }))
    const causes = this.#changesSince(newest)
    if (causes.length === 0) return openings
    const last = openings.at(-1)?.instant ?? newest.instant
    openings.push({
      instant: instantAfter(now, last, this.#answeredThrough),
      snapshots: this.#snapshotsAfter(before),
      ...this.#attemptsAfter(attempts),
      ...inForce,
      cause: causes.join('; '),
    })
    return openings
  }

  #changesSince({ snapshots, attempts, register, methods }: EditionRow): readonly string[] {
    const changed = this.#membersAhead(snapshots)
    const answered = this.#membersAnswering(attempts)
    return [
      ...(changed.length === 0 ? [] : [`new snapshots: ${changed.join(', ')}`]),
      ...(answered.length === 0 ? [] : [`sources answered otherwise: ${answered.join(', ')}`]),
      ...(register === this.register.hash ? [] : ['the register was changed']),
      ...(methods === METHOD_SET ? [] : [`methods ${METHOD_SET} instead of ${methods}`]),
    ]
  }

  #membersAhead(snapshots: EditionRow['snapshots']): readonly string[] {
    return [...this.#books].flatMap(([id, book]) => (book.latest > (snapshots[id] ?? 0) ? [id] : []))
  }

  /** The members whose sources have answered otherwise than an edition has it, or after another deadline. */
  #membersAnswering(before: EditionRow['attempts'] = {}): readonly string[] {
    return [...this.#attempts].flatMap(([id, now]) => {
      const then = before[id]
      const isSame =
        then !== undefined &&
        outcomesOf(then) === outcomesOf(now) &&
        !askedSinceDeadline(this.register, then, now)
      return isSame ? [] : [id]
    })
  }

  /** What a member told last stands, as long as it cannot be asked. */
  #attemptsAfter(before: EditionRow['attempts'] = {}): Pick<EditionRow, 'attempts'> {
    const attempts = { ...before, ...Object.fromEntries(this.#attempts) }
    return Object.keys(attempts).length === 0 ? {} : { attempts }
  }

  /** A member that cannot be asked yet has lost nothing that an earlier edition had of it. */
  #snapshotsAfter(before: EditionRow['snapshots']): EditionRow['snapshots'] {
    return Object.fromEntries(
      [...this.#books].map(([id, book]) => [id, Math.max(book.latest, before[id] ?? 0)]),
    )
  }

  #edition(row: EditionRow, asOf?: string, methods?: string): Edition {
    return {
      ...row,
      id: editionIdOf({
        row: row.id,
        ...(methods === undefined ? {} : { methods }),
        ...(asOf === undefined ? {} : { asOf }),
      }),
      instant: asOf ?? row.instant,
      recorded: row.instant,
      ...(asOf === undefined ? {} : { asOf }),
      recomputed: row.methods !== METHOD_SET,
    }
  }

  /**
   * The first instant at which the edition in force is not settled, because an edition is due there that has not been
   * opened; nothing where all that have passed are.
   */
  get unsettledFrom(): string | undefined {
    const until = this.isCurrent ? undefined : this.currentUntil?.toISOString()
    if (until === undefined || this.#openingFrom === undefined) return until ?? this.#openingFrom
    return until < this.#openingFrom ? until : this.#openingFrom
  }

  /** The edition in force at an instant that has passed, before {@link unsettledFrom}; nothing before the first. */
  recordedAt(instant: string): Edition | undefined {
    const row = this.#log.at(instant)
    if (row === undefined) return undefined
    if (instant > this.#answeredThrough) this.#answeredThrough = instant
    return this.#edition(row)
  }

  /** An edition by its id; nothing where there is none. */
  find(editionId: string): Edition | undefined {
    const asked = parseEditionId(editionId)
    const row = asked && this.#log.find(asked.row)
    return row && this.#edition(row, asked.asOf, asked.methods)
  }

  /** The portfolio at an edition; nothing where there is no such edition. */
  view(editionId: string = this.newest.id): PortfolioView | undefined {
    const kept = this.#views.get(editionId)
    if (kept !== undefined) return kept
    const edition = this.find(editionId)
    if (edition === undefined) return undefined
    const register = this.#log.registerOf(edition)
    const states = new Map(
      [...this.#books].map(([id, book]) => {
        const sequence = edition.snapshots[id] ?? 0
        const told = this.#unheard.has(id) ? undefined : book.at(sequence, edition.asOf)
        return [id, told ?? book.unreached(sequence)]
      }),
    )
    // A member that has left since is no type of the graph any more.
    const members = register.members.filter(({ id }) => this.#books.has(id))
    const newestId = this.newest.id
    const earlier = this.#views.nearest(editionId, newestId)
    const view = new PortfolioView(edition, { ...register, members }, states, earlier)
    this.#views.set(editionId, view, newestId)
    return view
  }

  /** Waits until what is being appended has been, so that the store can be closed. */
  async close(): Promise<void> {
    await this.#turn
  }
}

/** Now, or a moment after instants that are taken: editions follow one another even where the clock does not. */
function instantAfter(now: string, ...taken: readonly string[]): string {
  const latest = taken.reduce((later, one) => (one > later ? one : later), '')
  return now > latest ? now : new Date(Date.parse(latest) + 1).toISOString()
}
