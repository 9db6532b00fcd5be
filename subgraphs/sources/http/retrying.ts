import { DelegateBackoff, handleWhen, retry } from 'cockatiel'
import { Problem } from '../../../base/problems/problem'
import type { HttpLimits } from './location'

const LONGEST_WAIT_MS = 30_000

/** Whether the same request may well succeed a moment later. Never a 401, a 403 or a wrong answer. */
export function isTransient(error: unknown): boolean {
  return (
    error instanceof Problem &&
    (error.code === 'HTTP_UNAVAILABLE' || error.code === 'HTTP_RATE_LIMITED' || error.code === 'HTTP_TIMEOUT')
  )
}

/** Tries again after a transient failure, as long as the wait ends before the deadline. */
export async function retrying<T>(
  limits: HttpLimits,
  deadline: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const worthIt = handleWhen((error) => isTransient(error) && Date.now() + (askedWait(error) ?? 0) < deadline)
  const backoff = new DelegateBackoff<{ readonly attempt: number; readonly result: unknown }>(
    ({ attempt: n, result }) => {
      const longest = Math.min(LONGEST_WAIT_MS, limits.backoffSeconds * 1000 * 2 ** (n - 1))
      // Between half and all of it, so that sources behind one server do not come back together.
      return askedWait(failure(result)) ?? longest * (0.5 + Math.random() / 2)
    },
  )
  // The overall timer keeps the process alive; a wait left behind by it must not.
  const policy = retry(worthIt, { maxAttempts: limits.attempts - 1, backoff }).dangerouslyUnref()
  return policy.execute((context) => work(context.signal), signal)
}

function failure(result: unknown): unknown {
  return typeof result === 'object' && result !== null && 'error' in result ? result.error : undefined
}

function askedWait(error: unknown): number | undefined {
  const wait = error instanceof Problem ? error.details['waitMs'] : undefined
  return typeof wait === 'number' ? wait : undefined
}
