import { Problem } from '../problems/problem'

/** One bound that the environment can set. */
export interface Limit {
  readonly variable: string
  readonly otherwise: number
  /** Default: 1. */
  readonly least?: number
  /** Default: 1,000,000,000. */
  readonly greatest?: number
}

const GREATEST = 1_000_000_000

/**
 * Reads a limit from the environment.
 *
 * @throws Problem BAD_LIMIT
 */
export function limitIn(
  environment: Readonly<Record<string, string | undefined>>,
  { variable, otherwise, least = 1, greatest = GREATEST }: Limit,
): number {
  const text = environment[variable]
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= greatest) return value
  throw new Problem(
    'BAD_LIMIT',
    `${variable} is "${text}"; it must be a whole number from ${least} to ${greatest}`,
  )
}
