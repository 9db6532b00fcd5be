import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

import { TESTED_EXECUTION } from '../testedExecution'

export interface MemberProcessOptions {
  /** The folder of the compiled code. */
  readonly compiled: string
  readonly member: string
  readonly portfolioFolder: string
  readonly ledgerFolder: string
  /** 0 for any free one. */
  readonly port: number
}

/** A member as a service of its own, in a process of its own. */
export class MemberProcess {
  readonly #child: ChildProcess
  readonly url: string

  private constructor(child: ChildProcess, url: string) {
    this.#child = child
    this.url = url
  }

  /** Starts it, and waits until it says where it listens. */
  static async start(options: MemberProcessOptions): Promise<MemberProcess> {
    const { compiled, member, portfolioFolder, ledgerFolder, port } = options
    const child = spawn(process.execPath, [path.join(compiled, 'gateway', 'subgraph.js'), member], {
      env: {
        PATH: process.env['PATH'],
        EXECUTION: TESTED_EXECUTION,
        PORT: String(port),
        PORTFOLIO: portfolioFolder,
        LEDGER_URL: `sqlite:${path.join(ledgerFolder, 'ledger.sqlite')}`,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface({ input: child.stdout })
    const told: string[] = []
    for await (const line of lines) {
      told.push(line)
      const [, url] = /GraphQL +(http:.*)\/graphql$/.exec(line) ?? []
      if (url !== undefined) {
        child.stdout.resume()
        return new MemberProcess(child, url)
      }
    }
    throw new Error(`${member} did not start: ${told.join('\n')}`)
  }

  /** @returns its exit code, or the signal that ended it */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit')
      this.#child.kill(signal)
      await exited
    }
    return this.#child.exitCode ?? this.#child.signalCode ?? 'unknown'
  }
}
