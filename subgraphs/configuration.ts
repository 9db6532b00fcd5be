import path from 'node:path'

import { Problem } from '../base/problems/problem'
import { packageRoot } from '../base/process/packageRoot'
import type { HttpLimits } from '../base/http/server/httpLimits'
import { readHttpLimits } from '../base/http/server/httpLimits'
import type { ExecutionMode } from '../base/graphql/execution/execution'
import { executionModeIn } from '../base/graphql/execution/execution'
import type { QueryLimits } from '../base/graphql/budget/queryLimits'
import { MEMBER_LIMITS, readQueryLimits } from '../base/graphql/budget/queryLimits'
import { limitIn } from '../base/configuration/limit'
import { loopback } from '../base/http/server/loopback'
import { REQUEST_TIMEOUT_MILLIS } from '../base/scheduling/work'
import type { Environment } from './sources/http/secret'

/** All that the environment decides of a service. Nothing else reads it. */
export interface ServiceConfiguration {
  readonly host: string
  readonly port: number
  /** The folder of `register.yml` and the members. */
  readonly portfolioFolder: string
  /** Where snapshots are kept: `sqlite:PATH` or `postgres://…`. */
  readonly ledgerUrl: string
  /** Bounds of what is taken on over HTTP. Default: the usual ones. */
  readonly httpLimits?: HttpLimits
  /** The most that one document may ask for. Default: as where the environment says nothing. */
  readonly queryLimits?: QueryLimits
  /** How long one request may take, whatever it waits for. Default: as where the environment says nothing. */
  readonly requestTimeoutMillis?: number
  /** The way in which questions are executed. Default: `fast`. */
  readonly execution?: ExecutionMode
  /** Where addresses and secrets of sources are looked up that `subgraph.yml` names by `env`. */
  readonly environment: Environment
}

/** What holds where the environment says nothing. */
export interface ServiceDefaults {
  readonly port: number
  /** Default: those of a member. */
  readonly queryLimits?: QueryLimits
}

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}

function wholeNumber(name: string, text: string, least: number, greatest: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= greatest) return value
  throw new Problem(
    'BAD_PORT',
    `${name} is "${text}"; it must be a whole number from ${least} to ${greatest}`,
  )
}

/**
 * Reads `HOST` (default 127.0.0.1), `PORT` (0 for any free one), `PORTFOLIO` (the folder of another register) and
 * `LEDGER_URL` (`sqlite:PATH` or `postgres://…`; default a file beside the portfolio), the limits of HTTP, the limits
 * of documents ({@link readQueryLimits}), `REQUEST_TIMEOUT_MILLIS` (default 30,000) and `EXECUTION` (default `fast`).
 *
 * @throws Problem `HOST_NOT_LOOPBACK`, `BAD_PORT`, `BAD_LIMIT`, `BAD_EXECUTION`
 */
export function readServiceConfiguration(
  environment: Environment,
  { port, queryLimits = MEMBER_LIMITS }: ServiceDefaults,
): ServiceConfiguration {
  const { HOST, PORT } = environment
  const root = packageRoot()
  const elsewhere = given(environment['PORTFOLIO'])
  const portfolioFolder = elsewhere === undefined ? path.join(root, 'subgraphs') : path.resolve(elsewhere)
  const ledgerFolder = path.join(elsewhere === undefined ? root : portfolioFolder, '.data')
  return {
    host: loopback(given(HOST) ?? '127.0.0.1'),
    port: wholeNumber('PORT', given(PORT) ?? String(port), 0, 65_535),
    portfolioFolder,
    ledgerUrl: given(environment['LEDGER_URL']) ?? `sqlite:${path.join(ledgerFolder, 'ledger.sqlite')}`,
    httpLimits: readHttpLimits(environment),
    queryLimits: readQueryLimits(environment, queryLimits),
    requestTimeoutMillis: limitIn(environment, {
      variable: 'REQUEST_TIMEOUT_MILLIS',
      otherwise: REQUEST_TIMEOUT_MILLIS,
    }),
    execution: executionModeIn(environment),
    environment,
  }
}
