import { z } from 'zod'

import { Problem } from '../../../base/problems/problem'
import { closed } from '../../../base/configuration/closed'
import { httpLocation } from '../../sources/http/location'
import type { HttpLocation } from '../../sources/http/location'
import { refuseForeign } from '../../sources/http/secret'
import type { SecretDependencies } from '../../sources/http/secret'

/** Where a source is: its address, or the environment variable that holds it where each place of running has its own. */
export const baseUrl = z.union([
  httpLocation.baseUrl,
  closed({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'is not a name such as UNITY_URL' }) }),
])

/**
 * The location with its address looked up.
 *
 * @throws Problem ADDRESS_MISSING, SECRET_REFUSED
 */
export function resolveLocation<L extends Omit<HttpLocation, 'baseUrl'>>(
  source: string,
  location: L & { readonly baseUrl: z.output<typeof baseUrl> },
  { environment, secrets }: SecretDependencies,
): L & { baseUrl: string } {
  const written = location.baseUrl
  if (typeof written === 'string') return { ...location, baseUrl: written }
  refuseForeign(source, written, secrets)
  const found = httpLocation.baseUrl.safeParse(environment[written.env])
  if (found.success) return { ...location, baseUrl: found.data }
  const message = `${source}: the environment variable ${written.env} holds no address (https://HOST/PATH, without user name, query or fragment) [ADDRESS_MISSING]`
  throw new Problem('ADDRESS_MISSING', message, { source, variable: written.env })
}

/** The address as the configuration has it: `https://lists.example/odata`, `{UNITY_URL}`. */
export function writtenAddress(location: { readonly baseUrl: z.output<typeof baseUrl> }): string {
  return typeof location.baseUrl === 'string' ? location.baseUrl : `{${location.baseUrl.env}}`
}
