import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'

import type { BridgeStart, ModuleAnswer, ModuleRequest } from './processMessages'
import { ANSWERED, ENDED } from './processMessages'
import { programText } from './programText'

/** Of JavaScript's heap, in the process. */
const MEGABYTES = 128
/** The bridge answers before: this is for one that has died itself. */
const LAST_RESORT_MILLIS = 60_000

/** Neither files nor other processes: what the module is comes to it over a channel. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission'

/**
 * A process of its own for the module of one member: with an empty environment, without the right to files, processes
 * and threads, and ended when it takes too much time or memory. Its caller waits for each answer, as mapping asks
 * cell by cell; a thread between speaks to the process meanwhile.
 */
export class OwnProcess {
  readonly #state = new Int32Array(new SharedArrayBuffer(8))
  readonly #port: MessagePort
  readonly #bridge: Worker

  constructor() {
    const { port1, port2 } = new MessageChannel()
    const start: BridgeStart = {
      program: programText('moduleProgram'),
      execArgv: [PERMISSION, `--max-old-space-size=${MEGABYTES}`],
      state: this.#state,
    }
    this.#port = port1
    this.#bridge = new Worker(programText('bridgeProgram'), {
      eval: true,
      workerData: { ...start, port: port2 },
      transferList: [port2],
      env: {},
      execArgv: [],
    })
    // Whoever ends does not wait for it; without its channel the process ends too.
    this.#bridge.unref()
    this.#port.unref()
  }

  get hasEnded(): boolean {
    return Atomics.load(this.#state, ENDED) === 1
  }

  ask(request: ModuleRequest): ModuleAnswer {
    Atomics.store(this.#state, ANSWERED, 0)
    this.#port.postMessage(request)
    Atomics.wait(this.#state, ANSWERED, 0, request.millis + LAST_RESORT_MILLIS)
    const answer = receiveMessageOnPort(this.#port)
    if (answer === undefined) return { says: 'ENDED', why: 'does not answer', isTooLarge: false }
    return answer.message as ModuleAnswer
  }

  stop(): void {
    this.#bridge.terminate().catch(() => undefined)
  }
}
