import { z } from 'zod'
import type { KnownSecrets } from './knownSecrets'
import { oauth2, type OAuth2 } from './oauth2.config'
import { revealSecret, secret, type Secret, type SecretDependencies } from './secret'

const headerName = z.string().regex(/^[A-Za-z0-9-]+$/, 'a header name has letters, digits and hyphens')

/** Credentials for a source: a key in a header of its own, a bearer token, a name and password, or OAuth 2. */
export const auth = z.union(
  [
    z.strictObject({ header: headerName, secret }),
    z.strictObject({ bearer: secret }),
    z.strictObject({
      basic: z.strictObject({
        user: z.string().regex(/^[^:\r\n]+$/, 'a user name without a colon'),
        password: secret,
      }),
    }),
    z.strictObject({ oauth2 }),
  ],
  {
    error:
      'auth is { header: NAME, secret: … }, { bearer: … }, { basic: { user: NAME, password: … } } or { oauth2: { tokenUrl: …, clientId: …, clientSecret: … } }, each secret { env: NAME } or { file: PATH }',
  },
)

export type Auth = z.infer<typeof auth>

/** Credentials that are sent as they are kept. */
export type KeptAuth = Exclude<Auth, { readonly oauth2: OAuth2 }>

/** The headers that carry the secret. Only ever sent to the source's own origin. */
export async function authHeaders(
  source: string,
  how: KeptAuth,
  dependencies: SecretDependencies,
  known: KnownSecrets,
): Promise<Readonly<Record<string, string>>> {
  const reveal = async (kept: Secret): Promise<string> => {
    const text = await revealSecret(source, kept, dependencies)
    known.add(text)
    return text
  }
  if ('bearer' in how) return { authorization: `Bearer ${await reveal(how.bearer)}` }
  if ('header' in how) return { [how.header.toLowerCase()]: await reveal(how.secret) }
  const pair = Buffer.from(`${how.basic.user}:${await reveal(how.basic.password)}`).toString('base64')
  known.add(pair)
  return { authorization: `Basic ${pair}` }
}
