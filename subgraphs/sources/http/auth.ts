import { z } from 'zod'
import { revealSecret, secret, type SecretDependencies } from './secret'

const headerName = z.string().regex(/^[A-Za-z0-9-]+$/, 'a header name has letters, digits and hyphens')

/** How a source knows us: a key in a header of its own, a bearer token, or a name and password. */
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
  ],
  {
    error:
      'auth is { header: NAME, secret: … }, { bearer: … } or { basic: { user: NAME, password: … } }, each secret { env: NAME } or { file: PATH }',
  },
)

export type Auth = z.infer<typeof auth>

/** The headers that carry the secret. Only ever sent to the source's own origin. */
export async function authHeaders(
  source: string,
  how: Auth | undefined,
  dependencies: SecretDependencies,
): Promise<Readonly<Record<string, string>>> {
  if (how === undefined) return {}
  if ('bearer' in how)
    return { authorization: `Bearer ${await revealSecret(source, how.bearer, dependencies)}` }
  if ('basic' in how) {
    const password = await revealSecret(source, how.basic.password, dependencies)
    return { authorization: `Basic ${Buffer.from(`${how.basic.user}:${password}`).toString('base64')}` }
  }
  return { [how.header.toLowerCase()]: await revealSecret(source, how.secret, dependencies) }
}
