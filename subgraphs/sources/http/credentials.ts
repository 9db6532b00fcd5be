import { AccessTokens, type TokenAsking } from './accessTokens'
import { authHeaders, type Auth } from './auth'
import type { KnownSecrets } from './knownSecrets'
import type { NetworkDependencies } from './network'
import type { SecretDependencies } from './secret'

/** What a source knows us by. */
export interface Credentials {
  /** Where they are asked for, if elsewhere than at the source. */
  readonly address?: URL
  /** The headers that carry them, for the source's own origin alone. Throws a Problem. */
  headers(asking: TokenAsking): Promise<Readonly<Record<string, string>>>
  /** Gives up what the source has refused; only of credentials that can be had anew. */
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
