import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

import type { Said } from '../../graph/editions/gatewayOnClock'

const PROGRAM = path.resolve(__dirname, '../../graph/editions/gatewayOnClock.ts')

/** An answer as it came over HTTP. */
export interface Heard {
  readonly status: number
  readonly text: string
  readonly etag: string | null
  readonly behind: string | null
  readonly cacheControl: string | null
  readonly millis: number
}

/** The shipped portfolio served by a process of its own, whose clock is set from here. */
export class ClockedGateway {
  readonly #child: ChildProcess
  readonly url: string
  readonly warnings: string[]
  readonly infos: string[]

  private constructor(child: ChildProcess, url: string, warnings: string[], infos: string[]) {
    this.#child = child
    this.url = url
    this.warnings = warnings
    this.infos = infos
  }

  static async start(ledgerUrl: string, now: string): Promise<ClockedGateway> {
    const child = fork(PROGRAM, [ledgerUrl, now], { execArgv: ['--import', 'tsx'], stdio: 'inherit' })
    const [warnings, infos]: [string[], string[]] = [[], []]
    const url = await new Promise<string>((resolve, reject) => {
      child.on('message', (said: Said) => {
        if ('warning' in said) warnings.push(said.warning)
        else if ('info' in said) infos.push(said.info)
        else resolve(said.url)
      })
      child.once('exit', (code) =>
        reject(new Error(`the gateway ended with ${code}: ${warnings.join('\n')}`)),
      )
    })
    return new ClockedGateway(child, url, warnings, infos)
  }

  setClock(now: string): void {
    this.#child.send(now)
  }

  /** Whether the process is there. */
  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  async ask(query: string, variables: object = {}): Promise<Heard> {
    const began = performance.now()
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) })
    const response = await fetch(`${this.url}/graphql?${search.toString()}`, {
      headers: { 'apollo-require-preflight': 'yes', 'accept-encoding': 'identity' },
      signal: AbortSignal.timeout(60_000),
    })
    return {
      status: response.status,
      text: await response.text(),
      etag: response.headers.get('etag'),
      behind: response.headers.get('editions-behind'),
      cacheControl: response.headers.get('cache-control'),
      millis: performance.now() - began,
    }
  }

  async json(pathname: string): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await fetch(`${this.url}${pathname}`)
    return { status: response.status, body: await response.json() }
  }

  async stop(): Promise<void> {
    if (!this.isRunning) return
    const exited = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await exited
  }
}
