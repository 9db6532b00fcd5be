import { Worker } from 'node:worker_threads'

import { Problem } from '../../../base/problems/problem'
import { entryBeside } from '../../../base/process/entryBeside'
import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'
import type { FactRecord, Snapshot } from '../../../schema/facts/snapshots/snapshot'
import type { MemberRefresh } from './memberRefresh'
import type { MemberRefreshOptions, RefreshProgress } from './refreshMember'
import type { SourceState } from './sourceState'
import { SupervisedWorker } from './supervisedWorker'
import { ThreadQueue } from './threadQueue'
import type { Queued } from './threadQueue'
import type { SnapshotPart, ThreadAnswer, ThreadQuestion, ThreadStart } from './threadMessages'

type Numbered = Extract<ThreadQuestion, { member: string }>
type Asking = { [Ask in Numbered['ask']]: Omit<Extract<Numbered, { ask: Ask }>, 'number'> }[Numbered['ask']]

export interface ThreadRefreshOptions extends MemberRefreshOptions {
  /** Members that are read first, as far as they have been asked for before. */
  readonly behind?: readonly string[]
}

type Done = Extract<ThreadAnswer, { tell: 'DONE' }>

interface Waiting extends Queued {
  readonly number: number
  readonly asking: Asking
  readonly onProgress: (progress: RefreshProgress) => unknown
  readonly onStates: (states: readonly SourceState[]) => void
  readonly resolve: (done: Done) => void
  readonly reject: (error: Error) => void
  /** The snapshot whose records are arriving. */
  arriving?: { readonly head: Omit<Snapshot, 'records'>; readonly records: FactRecord[] } | undefined
}

export interface ReportingOptions extends ThreadStart {
  /** Given every snapshot, in sequence, as it becomes known; after a restart perhaps once more. */
  readonly onSnapshot: (member: string, snapshot: Snapshot) => void
  /** Told of a member of which another process has stored something. */
  readonly onNews?: (member: string) => void
}

/**
 * Fetches, reads and stores in a thread of its own, so that answering is never held up: what it has stored comes
 * back in small pieces. A thread that ends is begun again. Whoever was asked for alone when it ended is to blame,
 * and answered so; where several were, each is asked for again by itself.
 */
export class ReportingThread {
  readonly #worker: SupervisedWorker
  readonly #onSnapshot: ReportingOptions['onSnapshot']
  readonly #onNews: NonNullable<ReportingOptions['onNews']>
  readonly #queue = new ThreadQueue<Waiting>()
  /** Questions that wait for nobody. */
  readonly #asides = new Map<number, Waiting>()
  #number = 0
  #stopped = false
  #ended = stopped('it has not begun', 0)

  constructor({ onSnapshot, onNews = () => undefined, ...start }: ReportingOptions) {
    const { file, execArgv } = entryBeside(__dirname, 'thread')
    this.#onSnapshot = onSnapshot
    this.#onNews = onNews
    this.#worker = new SupervisedWorker(() => new Worker(file, { workerData: start, execArgv }), {
      onMessage: (answer) => this.#hear(answer as ThreadAnswer),
      onEnded: (error, waitMillis) => this.#end(error, waitMillis),
      onBegun: () => this.#send(),
    })
  }

  /**
   * Tells every stored snapshot of a member after the one given.
   *
   * @returns how the attempts at its sources stood when they were last made
   * @throws Problem READER_STOPPED, LEDGER_UNREACHABLE, LEDGER_NEWER, LEDGER_DAMAGED
   */
  async load(member: string, after: number): Promise<MemberAttempts | undefined> {
    const { attempts } = await this.#ask({ ask: 'LOAD', member, after })
    return attempts
  }

  /**
   * Refreshes a member, or some of its sources, and tells every snapshot after the one given, each as soon as it is stored.
   *
   * @throws Problem READER_STOPPED, LEDGER_UNREACHABLE, LEDGER_NEWER
   */
  async refresh(
    member: string,
    after: number,
    { only, behind, onProgress }: ThreadRefreshOptions = {},
  ): Promise<MemberRefresh> {
    const asking: Asking = {
      ask: 'REFRESH',
      member,
      after,
      ...(only === undefined ? {} : { sources: only }),
      ...(behind === undefined ? {} : { behind }),
    }
    const { refresh } = await this.#ask(asking, onProgress)
    return refresh ?? { member, outcomes: [] }
  }

  /**
   * How each source of a member stands now.
   *
   * @throws Problem READER_STOPPED at once, where there is no thread to ask
   */
  async states(member: string): Promise<readonly SourceState[]> {
    let told: readonly SourceState[] = []
    await this.#ask({ ask: 'STATES', member }, undefined, (states) => {
      told = states
    })
    return told
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#rejectAll(new Error('the service is stopping'))
    await this.#worker.stop()
  }

  #ask(
    asking: Asking,
    onProgress: Waiting['onProgress'] = () => undefined,
    onStates: Waiting['onStates'] = () => undefined,
  ): Promise<Done> {
    const number = (this.#number += 1)
    return new Promise((resolve, reject) => {
      if (this.#stopped) return reject(new Error('the service is stopping'))
      const { member } = asking
      const waiting: Waiting = { number, member, asking, onProgress, onStates, resolve, reject }
      if (asking.ask !== 'STATES') {
        this.#queue.add(waiting)
        return this.#send()
      }
      if (!this.#worker.isUp) return reject(this.#ended)
      this.#asides.set(number, waiting)
      return this.#worker.post({ ...asking, number })
    })
  }

  #send(): void {
    while (this.#worker.isUp) {
      const next = this.#queue.next()
      if (next === undefined) return
      this.#worker.post({ ...next.asking, number: next.number })
    }
  }

  #hear(answer: ThreadAnswer): void {
    if (answer.tell === 'UNOPENED') return this.#rejectAll(new Problem(answer.code, answer.message))
    if (answer.tell === 'NEWS') return this.#onNews(answer.member)
    const waiting = this.#asides.get(answer.number) ?? this.#queue.inFlight(answer.number)
    if (waiting === undefined) return
    switch (answer.tell) {
      case 'PROGRESS':
        waiting.onProgress(answer.progress)
        return undefined
      case 'PIECE':
        for (const part of answer.parts) this.#takeIn(waiting, part)
        return this.#next(answer.number)
      case 'STATES':
        return waiting.onStates(answer.states)
      case 'DONE':
        waiting.resolve(answer)
        this.#worker.settle()
        return this.#finish(answer.number)
      case 'BROKEN':
        waiting.reject(brokenBy(answer))
        return this.#finish(answer.number)
    }
  }

  #finish(number: number): void {
    this.#asides.delete(number)
    this.#queue.finish(number)
    this.#send()
  }

  #takeIn(waiting: Waiting, { head, records, last }: SnapshotPart): void {
    if (head !== undefined) waiting.arriving = { head, records: [] }
    const { arriving, member } = waiting
    if (arriving === undefined) return
    arriving.records.push(...records)
    if (last) this.#onSnapshot(member, { ...arriving.head, records: arriving.records })
  }

  #next(number: number): void {
    const next: ThreadQuestion = { ask: 'NEXT', number }
    // Not at once: what has come in from clients meanwhile goes first.
    setImmediate(() => {
      this.#worker.post(next)
    })
  }

  #end(error: Error, waitMillis: number): void {
    this.#ended = stopped(error.message, waitMillis)
    for (const { reject } of this.#asides.values()) reject(this.#ended)
    this.#asides.clear()
    const blamed = this.#queue.breakOff()
    blamed?.reject(stopped(error.message, waitMillis, blamed.member))
  }

  #rejectAll(error: Error): void {
    for (const { reject } of [...this.#asides.values(), ...this.#queue.clear()]) reject(error)
    this.#asides.clear()
  }
}

function brokenBy({ code, message }: Extract<ThreadAnswer, { tell: 'BROKEN' }>): Error {
  return code === undefined ? new Error(message) : new Problem(code, message)
}

function stopped(why: string, waitMillis: number, member?: string): Problem {
  const reading = member === undefined ? '' : ` while it read ${member}`
  const again = `it is started again after ${waitMillis / 1000} s; the last good returns serve on`
  const message = `the thread that reads returns ended${reading}: ${why} (${again}) [READER_STOPPED]`
  return new Problem('READER_STOPPED', message, member === undefined ? {} : { member })
}
