import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { Cron } from 'croner'

import { Book } from '../schema/facts/book'
import type { Register } from '../subgraphs/register'
import type { MemberRefresh, MemberRefreshOptions } from '../subgraphs/reporting/refresh/refreshMember'
import type { SourceState } from '../subgraphs/reporting/refresh/sourceState'
import { ReportingThread } from '../subgraphs/reporting/refresh/reportingThread'
import type { ThreadStart } from '../subgraphs/reporting/refresh/threadMessages'
import { loadSubgraphFile } from '../subgraphs/reporting/subgraphFile'

export interface ReportingStart extends Omit<ThreadStart, 'allow'> {
  readonly register: Register
  /** What is allowed beyond public addresses. */
  readonly networks: ThreadStart['allow']
}

/** The sources of a member that are to be refreshed by the clock; none where its configuration cannot be read. */
function scheduledSources(portfolioFolder: string, member: string) {
  try {
    const { sources } = loadSubgraphFile(path.join(portfolioFolder, member, 'subgraph.yml'), portfolioFolder)
    return sources.flatMap(({ id, schedule }) => (schedule === undefined ? [] : [{ id, schedule }]))
  } catch {
    // The refresh at start-up has told why.
    return []
  }
}

/** What every member with a source has read, kept up to date in a thread of its own. */
export class Reporting {
  /** What each member has read, by member. */
  readonly books: ReadonlyMap<string, Book>
  readonly #portfolioFolder: string
  readonly #thread: ReportingThread
  readonly #jobs: Cron[] = []
  #stopped = false

  constructor({ register, networks, ...start }: ReportingStart) {
    this.#portfolioFolder = start.portfolioFolder
    const sourced = register.members.filter(({ source }) => source !== 'none')
    this.books = new Map(sourced.map(({ id }) => [id, new Book(id)]))
    if (start.ledgerUrl.startsWith('sqlite:')) {
      mkdirSync(path.dirname(start.ledgerUrl.slice('sqlite:'.length)), { recursive: true })
    }
    this.#thread = new ReportingThread({
      ...start,
      allow: networks,
      onSnapshot: (member, snapshot) => {
        const book = this.books.get(member)
        // Two refreshes asked for at once may both tell what the first has stored.
        if (book !== undefined && snapshot.sequence > book.latest) book.add(snapshot)
      },
    })
  }

  /** Takes in what the ledger holds of every member, asking no source. */
  async load(): Promise<void> {
    for (const [member, book] of this.books) await this.#thread.load(member, book.latest)
  }

  /** Whether some member has nothing to serve yet. */
  get isFirstStart(): boolean {
    return [...this.books.values()].some(({ latest }) => latest === 0)
  }

  /** Refreshes members, all unless told which: asks their sources, stores what is new, takes it into the books. */
  async refresh(
    members: readonly string[] = [...this.books.keys()],
    options: MemberRefreshOptions = {},
  ): Promise<readonly MemberRefresh[]> {
    const refreshes: MemberRefresh[] = []
    for (const member of members) {
      const after = this.books.get(member)?.latest ?? 0
      refreshes.push(await this.#thread.refresh(member, after, options))
    }
    return refreshes
  }

  /** Refreshes each source that has a schedule when it says, one refresh of a source at a time. */
  keepScheduled(onRefreshed: (refresh: MemberRefresh) => void): void {
    for (const member of this.books.keys()) {
      for (const { id, schedule } of scheduledSources(this.#portfolioFolder, member)) {
        const refreshIt = async () => {
          for (const refresh of await this.refresh([member], { only: [id] })) onRefreshed(refresh)
        }
        this.#jobs.push(
          new Cron(schedule, { timezone: 'Europe/London', protect: true, catch: true }, refreshIt),
        )
      }
    }
  }

  /** How each source of a member stands now. */
  states(member: string): Promise<readonly SourceState[]> {
    return this.#thread.states(member)
  }

  get isStopped(): boolean {
    return this.#stopped
  }

  stop(): Promise<void> {
    this.#stopped = true
    for (const job of this.#jobs) job.stop()
    return this.#thread.stop()
  }
}
