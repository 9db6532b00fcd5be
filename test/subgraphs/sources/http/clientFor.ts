import { z } from 'zod'
import { createHttpClient, type HttpClient } from '../../../../subgraphs/sources/http/client'
import { httpLocation } from '../../../../subgraphs/sources/http/location'
import type { AllowedNetwork } from '../../../../subgraphs/sources/http/network'
import type { AllowedSecret } from '../../../../subgraphs/sources/http/secret'

export type WrittenLocation = Omit<z.input<z.ZodObject<typeof httpLocation>>, 'baseUrl'>

export const loopback = (origin: string): readonly AllowedNetwork[] => [{ origin, cidr: '127.0.0.0/8' }]

/** A client for a server on loopback, which the operator has allowed, with waits short enough for a test. */
export function clientFor(
  origin: string,
  written: WrittenLocation = {},
  environment: Readonly<Record<string, string>> = {},
  secrets: readonly AllowedSecret[] = [],
): HttpClient {
  const location = z.strictObject(httpLocation).parse({
    baseUrl: origin,
    ...written,
    limits: { backoffSeconds: 0.01, attempts: 3, ...written.limits },
  })
  return createHttpClient('unity/tool', location, { allow: loopback(origin), environment, secrets })
}
