import type { Worker } from 'node:worker_threads'

/** How long a first restart waits; each later one waits twice as long, until something has been done again. */
const FIRST_WAIT_MILLIS = 500
const LONGEST_WAIT_MILLIS = 60_000

export interface WorkerListener {
  onMessage(message: unknown): void
  /** It has ended without being told to, and is begun again after so long. */
  onEnded(error: Error, waitMillis: number): void
  /** It has been begun again. */
  onBegun(): void
}

/** A worker thread that is begun again when it ends. */
export class SupervisedWorker {
  readonly #begin: () => Worker
  readonly #listener: WorkerListener
  #worker: Worker | undefined
  #timer: NodeJS.Timeout | undefined
  #restarts = 0
  #stopped = false

  constructor(begin: () => Worker, listener: WorkerListener) {
    this.#begin = begin
    this.#listener = listener
    this.#start()
  }

  get isUp(): boolean {
    return this.#worker !== undefined
  }

  /** Only while it is up. */
  post(message: unknown): void {
    this.#worker?.postMessage(message)
  }

  /** It has done something: it is not in a circle of restarts. */
  settle(): void {
    this.#restarts = 0
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  #start(): void {
    const worker = this.#begin()
    this.#worker = worker
    let cause: Error | undefined
    worker.on('message', (message) => {
      this.#listener.onMessage(message)
    })
    worker.once('error', (error) => {
      cause = error as Error
    })
    worker.once('exit', (code) => {
      if (this.#stopped || this.#worker !== worker) return
      this.#worker = undefined
      const wait = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** this.#restarts)
      this.#restarts += 1
      this.#timer = setTimeout(() => {
        this.#start()
        this.#listener.onBegun()
      }, wait)
      this.#listener.onEnded(cause ?? new Error(`it ended with ${code}`), wait)
    })
  }
}
