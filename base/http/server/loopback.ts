import { Problem } from '../../problems/problem'

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * A host that only this machine reaches.
 *
 * @throws Problem HOST_NOT_LOOPBACK
 */
export function loopback(host: string): string {
  if (LOOPBACK.has(host)) return host
  throw new Problem(
    'HOST_NOT_LOOPBACK',
    `HOST is "${host}"; until authentication is configured only ${[...LOOPBACK].join(', ')} may be listened on`,
  )
}
