import { Book } from '../../schema/facts/book'
import type { Snapshot } from '../../schema/facts/snapshot'
import type { Register } from '../../subgraphs/register'
import type { Edition } from './editionLog'
import { EditionLog } from './editionLog'
import { PortfolioView } from './view'

/** What portfolio asks of a member, in process or remote. */
export interface FactsSource {
  readonly id: string
  facts(after: number): Promise<{ readonly latest: number; readonly snapshots: readonly Snapshot[] }>
}

export interface PortfolioOptions {
  readonly register: Register
  /** The members that have a source. */
  readonly sources: readonly FactsSource[]
  readonly now?: () => Date
  /** Told of a member that could not be asked; the portfolio goes on with what it knew. */
  readonly onUnavailable?: (member: string, error: unknown) => void
}

const VIEWS_KEPT = 16

/** The portfolio: what it has learnt from its members, and the editions that it has opened on that. */
export class Portfolio {
  readonly register: Register
  readonly #sources: readonly FactsSource[]
  readonly #now: () => Date
  readonly #onUnavailable: (member: string, error: unknown) => void
  readonly #books: ReadonlyMap<string, Book>
  readonly #log = new EditionLog()
  readonly #views = new Map<string, PortfolioView>()

  constructor({
    register,
    sources,
    now = () => new Date(),
    onUnavailable = () => undefined,
  }: PortfolioOptions) {
    this.register = register
    this.#sources = sources
    this.#now = now
    this.#onUnavailable = onUnavailable
    this.#books = new Map(register.members.map(({ id }) => [id, new Book(id)]))
  }

  /** Asks every member for what it has read since last time, and opens an edition where anything is new. */
  async learn(): Promise<Edition> {
    const learnt = await Promise.all(this.#sources.map((source) => this.#learnFrom(source)))
    const changed = learnt.flatMap((member) => member ?? [])
    const newest = this.#log.newest
    if (newest !== undefined && changed.length === 0) return newest
    return this.#open(changed.length === 0 ? 'start' : `new snapshots: ${changed.join(', ')}`)
  }

  async #learnFrom(source: FactsSource): Promise<string | undefined> {
    const book = this.#books.get(source.id)
    if (book === undefined) throw new RangeError(`"${source.id}" is not in the register`)
    const before = book.latest
    try {
      for (let more = true; more;) {
        const { latest, snapshots } = await source.facts(book.latest)
        for (const snapshot of snapshots) book.add(snapshot)
        more = snapshots.length > 0 && book.latest < latest
      }
    } catch (error) {
      this.#onUnavailable(source.id, error)
    }
    return book.latest > before ? source.id : undefined
  }

  #open(cause: string): Edition {
    return this.#log.open({
      instant: this.#now().toISOString(),
      snapshots: Object.fromEntries([...this.#books].map(([id, book]) => [id, book.latest])),
      register: this.register.hash,
      cause,
    })
  }

  /**
   * The newest edition. Deadlines pass and overdue dates recede with the day, so that the first
   * question of a new day (UTC) opens an edition.
   */
  get newest(): Edition {
    const newest = this.#log.newest
    if (newest === undefined) return this.#open('start')
    const today = this.#now().toISOString().slice(0, 10)
    return newest.instant.slice(0, 10) < today ? this.#open('a new day') : newest
  }

  /** The portfolio at an edition; nothing where there is no such edition. */
  view(editionId: string = this.newest.id): PortfolioView | undefined {
    const kept = this.#views.get(editionId)
    if (kept !== undefined) return kept
    const edition = this.#log.find(editionId)
    if (edition === undefined) return undefined
    const states = new Map(
      [...this.#books].map(([id, book]) => {
        const state = book.at(edition.snapshots[id] ?? 0)
        if (state === undefined) throw new RangeError(`${id} has lost its snapshot ${edition.snapshots[id]}`)
        return [id, state]
      }),
    )
    const view = new PortfolioView(edition, this.register, states)
    this.#views.set(editionId, view)
    if (this.#views.size > VIEWS_KEPT) this.#views.delete(this.#views.keys().next().value as string)
    return view
  }
}
