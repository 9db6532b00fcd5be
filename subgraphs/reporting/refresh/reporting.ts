import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { Cron } from 'croner'

import type { Refusal } from '../../../schema/facts/snapshots/refusal'
import { Problem } from '../../../base/problems/problem'
import type { ProblemCode } from '../../../base/problems/problem'
import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import { Book } from '../../../schema/facts/snapshots/book'
import type { Register } from '../../register/register'
import { membersReadHere } from '../../register/sourcedMembers'
import type { MemberRefresh, Schedule } from './memberRefresh'
import { schedulesOf } from './memberRefresh'
import type { SourceState } from './sourceState'
import type { ThreadRefreshOptions } from './reportingThread'
import { ReportingThread } from './reportingThread'
import type { ThreadStart } from './threadMessages'
import type { SubgraphShape } from '../config/subgraphSchema'

export interface ReportingStart extends Omit<ThreadStart, 'allow' | 'secrets'> {
  readonly register: Register
  /** The members to be read. Default: those that are no services of their own. */
  readonly members?: readonly string[]
  /** What is allowed beyond public addresses. */
  readonly networks: ThreadStart['allow']
}

async function shapeOf(portfolioFolder: string, member: string): Promise<SubgraphShape> {
  // As a rule only the thread reads configurations, and a start does not wait for what that takes.
  const { readSubgraphShape } = await import('../config/subgraphFile.js')
  return readSubgraphShape(path.join(portfolioFolder, member, 'subgraph.yml'), portfolioFolder)
}

/** When the sources of a member are to be refreshed that the thread could not read; never where nobody can. */
async function schedulesInFile(portfolioFolder: string, member: string): Promise<readonly Schedule[]> {
  try {
    return schedulesOf((await shapeOf(portfolioFolder, member)).sources)
  } catch {
    // The refresh at start-up has told why.
    return []
  }
}

/** What is wrong with the store as a whole, so that no member can be served. */
const OF_ALL_MEMBERS: ReadonlySet<ProblemCode> = new Set(['LEDGER_UNREACHABLE', 'LEDGER_NEWER'])

function refusalOf(member: string, error: unknown): Refusal {
  if (error instanceof Problem) return { code: error.code, message: error.message }
  const message = `${member}: ${(error as Error).message} [READING_BROKE_OFF]`
  return { code: 'READING_BROKE_OFF', message }
}

function unknownState({ id, kind }: SubgraphShape['sources'][number]): SourceState {
  return { source: id, kind, state: 'NEVER' }
}

/** What members have read, kept up to date in a thread of its own. */
export class Reporting {
  /** What each member has read, by member. */
  readonly books: ReadonlyMap<string, Book>
  readonly #portfolioFolder: string
  readonly #thread: ReportingThread
  readonly #jobs: Cron[] = []
  readonly #listeners: ((member: string) => void)[] = []
  /** By member: why its last refresh came to nothing, so that the ledger knows nothing of it. */
  readonly #unread = new Map<string, Refusal>()
  /** By member: how its sources stood when they could last be asked about. */
  readonly #known = new Map<string, readonly SourceState[]>()
  /** By member: how the newest attempts at its sources stand. */
  readonly #attempts = new Map<string, MemberAttempts>()
  readonly #attemptListeners: (() => void)[] = []
  #stopped = false

  constructor({ register, members = membersReadHere(register), networks, ...start }: ReportingStart) {
    this.#portfolioFolder = start.portfolioFolder
    this.books = new Map(members.map((id) => [id, new Book(id)]))
    if (start.ledgerUrl.startsWith('sqlite:')) {
      mkdirSync(path.dirname(start.ledgerUrl.slice('sqlite:'.length)), { recursive: true })
    }
    this.#thread = new ReportingThread({
      ...start,
      allow: networks,
      secrets: register.secrets ?? [],
      onSnapshot: (member, snapshot) => {
        const book = this.books.get(member)
        // Two refreshes asked for at once may both tell what the first has stored.
        if (book === undefined || snapshot.sequence <= book.latest) return
        book.add(snapshot)
        for (const listener of this.#listeners) listener(member)
      },
      onNews: (member) => this.#takeIn(member),
    })
  }

  /** Calls back with the member of every snapshot that comes into the books from now on. */
  onSnapshot(listener: (member: string) => void): void {
    this.#listeners.push(listener)
  }

  /** Calls back when the attempts at the sources of some member may stand otherwise than before. */
  onAttempts(listener: () => void): void {
    this.#attemptListeners.push(listener)
  }

  /** How the newest attempts at the sources of a member stand; nothing before its ledger has been read. */
  attempts(member: string): MemberAttempts | undefined {
    return this.#attempts.get(member)
  }

  /**
   * Takes in what the ledger holds of every member, asking no source. A member whose part of it cannot be read is
   * left out.
   *
   * @throws Problem LEDGER_UNREACHABLE, LEDGER_NEWER
   */
  async load(): Promise<void> {
    await Promise.all(
      [...this.books].map(async ([member, book]) => {
        try {
          this.#takeAttempts(member, await this.#thread.load(member, book.latest))
        } catch (error) {
          if (this.#stopped || (error instanceof Problem && OF_ALL_MEMBERS.has(error.code))) throw error
          this.#leaveOut(member, refusalOf(member, error))
        }
      }),
    )
  }

  #takeAttempts(member: string, attempts: MemberAttempts | undefined): void {
    if (attempts === undefined) return
    this.#attempts.set(member, attempts)
    for (const listener of this.#attemptListeners) listener()
  }

  /** Nothing is known of any of its sources until it has been read again. */
  #leaveOut(member: string, problem: Refusal): void {
    this.#unread.set(member, problem)
    this.#takeAttempts(member, { problem: problem.code, sources: [] })
  }

  /** Whether some member has nothing to serve yet. */
  get isFirstStart(): boolean {
    return [...this.books.values()].some(({ latest }) => latest === 0)
  }

  /**
   * Refreshes members, all unless told which, a few at once: asks their sources, stores what is new, takes it into
   * the books. What goes wrong is in the answer.
   */
  refresh(
    members: readonly string[] = [...this.books.keys()],
    options: ThreadRefreshOptions = {},
  ): Promise<readonly MemberRefresh[]> {
    return Promise.all(members.map((member) => this.#refreshOne(member, options)))
  }

  async #refreshOne(member: string, options: ThreadRefreshOptions): Promise<MemberRefresh> {
    try {
      const refresh = await this.#thread.refresh(member, this.books.get(member)?.latest ?? 0, options)
      if (refresh.problem === undefined) this.#unread.delete(member)
      else this.#unread.set(member, refresh.problem)
      this.#takeAttempts(member, refresh.attempts)
      return refresh
    } catch (error) {
      if (this.#stopped) throw error
      const problem = refusalOf(member, error)
      this.#leaveOut(member, problem)
      // What had been stored before, and not been told, is told as soon as there is a thread again.
      this.#load(member).catch((cause: unknown) => this.#failToTakeIn(member, cause))
      return { member, problem, outcomes: [] }
    }
  }

  #load(member: string): Promise<MemberAttempts | undefined> {
    return this.#thread.load(member, this.books.get(member)?.latest ?? 0)
  }

  /** Takes in what another process has stored of a member. */
  #takeIn(member: string): void {
    this.#load(member).then(
      (attempts) => {
        this.#unread.delete(member)
        this.#takeAttempts(member, attempts)
      },
      (cause: unknown) => this.#failToTakeIn(member, cause),
    )
  }

  #failToTakeIn(member: string, cause: unknown): void {
    if (!this.#stopped) this.#leaveOut(member, refusalOf(member, cause))
  }

  /** After its first refresh: refreshes each source of a member when its schedule says, one refresh of a source at a time. */
  async keepScheduled(
    { member, schedules }: MemberRefresh,
    onRefreshed: (refresh: MemberRefresh) => void,
  ): Promise<void> {
    for (const { source, pattern } of schedules ?? (await schedulesInFile(this.#portfolioFolder, member))) {
      if (this.#stopped) return
      const refreshIt = async () => {
        for (const refresh of await this.refresh([member], { only: [source] })) onRefreshed(refresh)
      }
      this.#jobs.push(new Cron(pattern, { timezone: 'Europe/London', protect: true, catch: true }, refreshIt))
    }
  }

  /** How each source of a member stands now; where that cannot be known, that none can be read and why. */
  async states(member: string): Promise<readonly SourceState[]> {
    try {
      const states = await this.#thread.states(member)
      this.#known.set(member, states)
      const problem = this.#unread.get(member)
      return problem === undefined ? states : states.map((one) => ({ ...one, state: 'FAILED', problem }))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const problem = { code: error.code, message: error.message }
      const known =
        this.#known.get(member) ?? (await shapeOf(this.#portfolioFolder, member)).sources.map(unknownState)
      return known.map((one) => ({ ...one, state: 'FAILED', problem }))
    }
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
