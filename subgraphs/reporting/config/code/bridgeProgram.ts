/**
 * The thread between a caller that waits and the process of a module. It is given to Node as text, as the program of
 * the process is.
 */
import { spawn } from 'node:child_process'
import { parentPort, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'

import type { BridgeStart, ModuleAnswer, ModuleRequest } from './processMessages'

const { program, execArgv, state, port } = workerData as BridgeStart & { readonly port: MessagePort }

/** How Node ends where its heap is full. */
const ABORTED = 134
/** A process that nobody has asked for so long ends. */
const IDLE_MILLIS = 60_000
/** How much longer than its own limit the process may take: it has to begin. */
const GRACE_MILLIS = 30_000

const child = spawn(process.execPath, [...execArgv, '-e', program], {
  // Nothing of the service's own: no secret, no address, no option of Node.
  env: {},
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  serialization: 'advanced',
})
let timer: NodeJS.Timeout | undefined
let isAsked = false

function kill(): void {
  child.kill('SIGKILL')
}

function tell(answer: ModuleAnswer): void {
  clearTimeout(timer)
  timer = setTimeout(kill, IDLE_MILLIS)
  if (!isAsked) return
  isAsked = false
  port.postMessage(answer)
  Atomics.store(state, 0, 1)
  Atomics.notify(state, 0)
}

function end(why: string, isTooLarge: boolean): void {
  Atomics.store(state, 1, 1)
  tell({ says: 'ENDED', why, isTooLarge })
  clearTimeout(timer)
  port.close()
  parentPort?.close()
}

port.on('message', (request: ModuleRequest) => {
  isAsked = true
  clearTimeout(timer)
  timer = setTimeout(() => {
    tell({ says: 'TIMEOUT' })
    kill()
  }, request.millis + GRACE_MILLIS)
  child.send(request)
})
child.on('message', (answer) => tell(answer as ModuleAnswer))
child.on('error', (error) => {
  if (child.pid === undefined) end(`cannot be run: ${error.message}`, false)
})
child.once('exit', (code, signal) => {
  const isTooLarge = code === ABORTED || signal === 'SIGABRT' || signal === 'SIGTRAP'
  end(`ended with ${signal ?? code ?? 'nothing'}`, isTooLarge)
})
