import { Worker } from 'node:worker_threads'

import type { FactRecord, Snapshot } from '../../../schema/facts/snapshot'
import { entryBeside } from '../sources/entryBeside'
import type { MemberRefresh, MemberRefreshOptions, RefreshProgress } from './refreshMember'
import type { SourceState } from './sourceState'
import type { ThreadAnswer, ThreadQuestion, ThreadStart } from './threadMessages'

type Numbered = Extract<ThreadQuestion, { number: number }>
type Asking = { [Ask in Numbered['ask']]: Omit<Extract<Numbered, { ask: Ask }>, 'number'> }[Numbered['ask']]

interface Waiting {
  readonly member: string
  readonly onSnapshot: (member: string, snapshot: Snapshot) => void
  readonly onProgress: (progress: RefreshProgress) => void
  readonly onStates: (states: readonly SourceState[]) => void
  readonly resolve: (refresh: MemberRefresh | undefined) => void
  readonly reject: (error: Error) => void
  /** The snapshot whose records are arriving. */
  arriving?: { readonly head: Omit<Snapshot, 'records'>; readonly records: FactRecord[] }
}

export interface ReportingOptions extends ThreadStart {
  /** Given every snapshot, in sequence, as it becomes known. */
  readonly onSnapshot: (member: string, snapshot: Snapshot) => void
}

/**
 * Fetches, reads and stores in a thread of its own, so that answering is never held up: what it has
 * stored comes back in small pieces.
 */
export class ReportingThread {
  readonly #worker: Worker
  readonly #onSnapshot: ReportingOptions['onSnapshot']
  readonly #waiting = new Map<number, Waiting>()
  #number = 0
  #ended: Error | undefined

  constructor({ onSnapshot, ...start }: ReportingOptions) {
    const { file, execArgv } = entryBeside(__dirname, 'thread')
    this.#onSnapshot = onSnapshot
    this.#worker = new Worker(file, { workerData: start, execArgv })
    this.#worker.on('message', (answer: ThreadAnswer) => {
      this.#hear(answer)
    })
    this.#worker.on('error', (error) => {
      this.#end(error)
    })
    this.#worker.on('exit', (code) => {
      this.#end(new Error(`the thread that reads returns ended with ${code}`))
    })
  }

  /** Tells every stored snapshot of a member after the one given. */
  async load(member: string, after: number): Promise<void> {
    await this.#ask({ ask: 'LOAD', member, after })
  }

  /** Refreshes a member, or some of its sources, and tells every snapshot after the one given. */
  async refresh(
    member: string,
    after: number,
    { only, onProgress }: MemberRefreshOptions = {},
  ): Promise<MemberRefresh> {
    const sources = only === undefined ? {} : { sources: only }
    const refresh = await this.#ask({ ask: 'REFRESH', member, after, ...sources }, onProgress)
    return refresh ?? { member, outcomes: [] }
  }

  /** How each source of a member stands now. */
  async states(member: string): Promise<readonly SourceState[]> {
    let told: readonly SourceState[] = []
    await this.#ask({ ask: 'STATES', member }, undefined, (states) => {
      told = states
    })
    return told
  }

  async stop(): Promise<void> {
    this.#ended ??= new Error('the service is stopping')
    await this.#worker.terminate()
  }

  #ask(
    asking: Asking,
    onProgress: Waiting['onProgress'] = () => undefined,
    onStates: Waiting['onStates'] = () => undefined,
  ): Promise<MemberRefresh | undefined> {
    const number = (this.#number += 1)
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) return reject(this.#ended)
      const { member } = asking
      this.#waiting.set(number, {
        member,
        onSnapshot: this.#onSnapshot,
        onProgress,
        onStates,
        resolve,
        reject,
      })
      this.#worker.postMessage({ ...asking, number } as ThreadQuestion)
      return undefined
    })
  }

  #hear(answer: ThreadAnswer): void {
    const waiting = this.#waiting.get(answer.number)
    if (waiting === undefined) return
    switch (answer.tell) {
      case 'PROGRESS':
        return waiting.onProgress(answer.progress)
      case 'SNAPSHOT':
        waiting.arriving = { head: answer.head, records: [] }
        return this.#next()
      case 'RECORDS':
        this.#takeIn(waiting, answer)
        return this.#next()
      case 'STATES':
        return waiting.onStates(answer.states)
      case 'DONE':
        this.#waiting.delete(answer.number)
        return waiting.resolve(answer.refresh)
      case 'BROKEN':
        this.#waiting.delete(answer.number)
        return waiting.reject(new Error(answer.message))
    }
  }

  #takeIn(
    { arriving, member, onSnapshot }: Waiting,
    { records, last }: Extract<ThreadAnswer, { tell: 'RECORDS' }>,
  ): void {
    if (arriving === undefined) return
    arriving.records.push(...records)
    if (last) onSnapshot(member, { ...arriving.head, records: arriving.records })
  }

  #next(): void {
    const next: ThreadQuestion = { ask: 'NEXT' }
    // Not at once: what has come in from clients meanwhile goes first.
    setImmediate(() => {
      this.#worker.postMessage(next)
    })
  }

  #end(error: Error): void {
    this.#ended ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
  }
}
