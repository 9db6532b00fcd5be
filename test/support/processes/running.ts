import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'
import type { Configuration } from '../../../gateway/configuration'
import type { StartOptions } from '../../../gateway/start'
import { start } from '../../../gateway/start'
import type { Running } from '../../../gateway/start'
import { TESTED_EXECUTION } from '../testedExecution'

export interface Answer<Data> {
  readonly status: number
  readonly data?: Data
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string }
  }[]
  readonly extensions?: unknown
}

export interface Gateway extends Running {
  ask<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer<Data>>
  /** What was logged as a warning. */
  readonly warnings: readonly string[]
}

/** The day after the shipped returns were written: the reasons that depend on time go by it. */
export const SHIPPED_NOW = new Date('2026-11-24T09:00:00Z')

export interface RunningOptions extends Pick<StartOptions, 'now'> {
  /** A folder with a ledger that is there already, and outlives the gateway. Default: a new one. */
  readonly ledgerFolder?: string
  /** How long a member has to answer. Default: five seconds. */
  readonly memberTimeoutMillis?: number
  /** The origins whose pages may ask. Default: none. */
  readonly corsOrigins?: readonly string[]
}

/** Starts the gateway on a free port, over the shipped portfolio unless told otherwise. */
export async function startGateway(
  portfolioFolder = path.join(packageRoot(), 'subgraphs'),
  { ledgerFolder: given, corsOrigins = [], memberTimeoutMillis = 5_000, ...options }: RunningOptions = {
    now: () => SHIPPED_NOW,
  },
  environment: Configuration['environment'] = {},
): Promise<Gateway> {
  const warnings: string[] = []
  const ledgerFolder = given ?? mkdtempSync(path.join(tmpdir(), 'ledger-'))
  const running = await start(
    {
      host: '127.0.0.1',
      port: 0,
      portfolioFolder,
      memberTimeoutMillis,
      corsOrigins,
      execution: TESTED_EXECUTION,
      ledgerUrl: `sqlite:${path.join(ledgerFolder, 'ledger.sqlite')}`,
      environment,
    },
    {
      firstWaitMillis: 120_000,
      ...options,
      logger: {
        info: () => undefined,
        warn: (details, message) => warnings.push(`${message} ${JSON.stringify(details)}`),
      },
    },
  )
  return {
    ...running,
    warnings,
    async stop() {
      await running.stop()
      if (given === undefined) rmSync(ledgerFolder, { recursive: true })
    },
    async ask(query, variables = {}) {
      const response = await fetch(`${running.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      return { status: response.status, ...((await response.json()) as object) }
    },
  }
}

/** The text of an example query. */
export function exampleQuery(name: string): string {
  return readFileSync(path.join(packageRoot(), 'examples', 'queries', `${name}.graphql`), 'utf8')
}
