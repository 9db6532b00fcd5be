import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

import type { Role } from './cores'
import { onItsCore } from './cores'

const READY_SECONDS = 120
/** Of the kernel's clock that processor time is counted by. */
const TICK_MILLIS = 10
const ADDRESS = /(http:\/\/\S+?)\/graphql/

export interface Launch {
  readonly name: string
  /** A compiled program that prints its address, ending with `/graphql`, once it answers. */
  readonly program: string
  readonly parameters?: readonly string[]
  /** What Node itself is told. */
  readonly flags?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly role: Role
  /** The processes that it asks for an answer. */
  readonly behind?: readonly Launched[]
}

const running = new Set<ChildProcess>()

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/** A process of the benchmark that answers GraphQL. */
export class Launched {
  readonly name: string
  /** Where it answers. */
  readonly url: string
  readonly behind: readonly Launched[]
  readonly #child: ChildProcess

  private constructor({ name, behind = [] }: Launch, url: string, child: ChildProcess) {
    this.name = name
    this.url = url
    this.behind = behind
    this.#child = child
  }

  /** @throws Error where it ends, or does not tell its address in time */
  static async start(launch: Launch): Promise<Launched> {
    const { name, program, parameters = [], flags = [], environment = {}, role } = launch
    const [command = '', ...rest] = onItsCore(role, [process.execPath, ...flags, program, ...parameters])
    const child = spawn(command, rest, {
      env: { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    const url = await addressOf(name, child)
    return new Launched(launch, `${url}/graphql`, child)
  }

  /** How long it has kept a core busy since it began; NaN where the system does not tell. */
  get processorMillis(): number {
    const fields =
      this.#told('stat')
        ?.replace(/^.*\) /, '')
        .split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * TICK_MILLIS
  }

  /** Its resident memory in MB; NaN where the system does not tell. */
  get residentMegabytes(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(this.#told('status') ?? '')?.[1]) / 1024
  }

  #told(file: string): string | undefined {
    try {
      return readFileSync(`/proc/${this.#child.pid}/${file}`, 'utf8')
    } catch {
      return undefined
    }
  }

  /** Waits until it has nothing left to do of what it was asked. */
  async settled(): Promise<void> {
    for (let before = NaN, tries = 0; tries < 200; tries += 1) {
      const now = this.processorMillis
      if (now - before < TICK_MILLIS || Number.isNaN(now)) return
      before = now
      await setTimeout(50)
    }
  }

  /** Ends every process that is running. */
  static async stopAll(): Promise<void> {
    await Promise.all([...running].map(ended))
  }

  stop(): Promise<void> {
    return ended(this.#child)
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const forced = globalThis.setTimeout(() => child.kill('SIGKILL'), 5_000)
  await exit
  clearTimeout(forced)
}

function addressOf(name: string, child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = ''
    let wrong = ''
    const late = globalThis.setTimeout(
      () => reject(new Error(`${name} did not answer within ${READY_SECONDS} s\n${wrong}`)),
      READY_SECONDS * 1_000,
    )
    child.stderr?.on('data', (chunk: Buffer) => {
      wrong = `${wrong}${chunk.toString()}`.slice(-4_000)
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      const [, url] = ADDRESS.exec(told) ?? []
      if (url === undefined) return
      clearTimeout(late)
      resolve(url)
    })
    child.once('exit', (code, signal) => {
      clearTimeout(late)
      reject(new Error(`${name} ended with ${code ?? signal}\n${told.slice(-2_000)}${wrong}`))
    })
  })
}
