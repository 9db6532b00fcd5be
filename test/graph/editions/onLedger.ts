import { start } from '../../../gateway/start'
import type { Running } from '../../../gateway/start'
import type { PortfolioCopy } from '../../../bench/serving/mixed/portfolioCopy'
import { TESTED_EXECUTION } from '../../support/testedExecution'

type Variables = Readonly<Record<string, unknown>>

/** Starts the gateway over a portfolio and a ledger that stay, and waits until all its sources have been asked. */
export function startOn(
  { folder, environment }: Pick<PortfolioCopy, 'folder' | 'environment'>,
  ledgerUrl: string,
  now: () => Date,
): Promise<Running> {
  return start(
    {
      host: '127.0.0.1',
      port: 0,
      portfolioFolder: folder,
      memberTimeoutMillis: 30_000,
      execution: TESTED_EXECUTION,
      ledgerUrl,
      environment,
    },
    { now, firstWaitMillis: 120_000, logger: { info: () => undefined, warn: () => undefined } },
  )
}

/** The bytes of an answer without errors, as they come over HTTP. */
export async function bytesOf(url: string, query: string, variables: Variables = {}): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  if (response.status !== 200 || text.includes('"errors":'))
    throw new Error(`answered with ${response.status}: ${text.slice(0, 500)}`)
  return text
}
