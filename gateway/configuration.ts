import path from 'node:path'

import { Problem } from '../schema/problem'
import { packageRoot } from './packageRoot'

/** All that the environment decides. Nothing else reads it. */
export interface Configuration {
  readonly host: string
  readonly port: number
  /** The folder of `register.yml` and the members. */
  readonly portfolioFolder: string
  readonly memberTimeoutMillis: number
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

function hostOf(host: string): string {
  if (LOOPBACK.has(host)) return host
  throw new Problem(
    'HOST_NOT_LOOPBACK',
    `HOST is "${host}"; until authentication is configured only ${[...LOOPBACK].join(', ')} may be listened on`,
  )
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
 * Reads `HOST` (default 127.0.0.1), `PORT` (4000; 0 for any free one) and `PORTFOLIO` (the folder of
 * another register).
 *
 * @throws Problem `HOST_NOT_LOOPBACK`, `BAD_PORT`
 */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const { HOST, PORT, PORTFOLIO } = environment
  return {
    host: hostOf(HOST === undefined || HOST === '' ? '127.0.0.1' : HOST),
    port: wholeNumber('PORT', PORT === undefined || PORT === '' ? '4000' : PORT, 0, 65_535),
    portfolioFolder:
      PORTFOLIO === undefined || PORTFOLIO === ''
        ? path.join(packageRoot(), 'subgraphs')
        : path.resolve(PORTFOLIO),
    memberTimeoutMillis: 10_000,
  }
}
