import { AccessTokens, type TokenAsking } from './accessTokens'
import { authHeaders, type Auth } from './auth'
import type { KnownSecrets } from './knownSecrets'
import type { NetworkDependencies } from './network'
import type { SecretDependencies } from './secret'

/** Credentials of one source, made into headers for each request. */
export interface Credentials {
  /** The address that gives them, if it is not the source's. */
  readonly address?: URL
  /** The headers that carry them, for the source's own origin alone. Throws a Problem. */
  headers(asking: TokenAsking): Promise<Readonly<Record<string, string>>>
  /** Gives up credentials that the source has refused; only of those that can be had anew. */
  forget?(): void
}

/** The credentials that a location names; nothing where it names none. */
export function credentialsFor(
  source: string,
  auth: Auth | undefined,
  dependencies: NetworkDependencies & SecretDependencies,
  known: KnownSecrets,
): Credentials | undefined {
  if (auth === undefined) return undefined
  if ('oauth2' in auth) return new AccessTokens(source, auth.oauth2, dependencies, known)
  return { headers: () => authHeaders(source, auth, dependencies, known) }
}
