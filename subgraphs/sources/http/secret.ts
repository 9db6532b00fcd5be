import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Problem } from '../../../base/problems/problem'

/** Where a secret is kept. The secret itself never stands in a configuration file. */
const env = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'is not a name such as UNITY_KEY' })
const file = z.string().min(1)

export const secret = z.union([z.strictObject({ env }), z.strictObject({ file })], {
  error: 'a secret is { env: NAME } or { file: PATH }, never the secret itself',
})

export type Secret = z.infer<typeof secret>

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The operator's word that a member may use what is not its own by name: a variable for a secret or an address, or
 * a file. It is given where the service is run, never in a member's `subgraph.yml`.
 */
export const allowedSecret = z.union(
  [z.strictObject({ member: z.string().min(1), env }), z.strictObject({ member: z.string().min(1), file })],
  { error: 'is { member: ID, env: NAME } or { member: ID, file: PATH }' },
)

export type AllowedSecret = z.infer<typeof allowedSecret>

/** Where secrets are, and who may use which. */
export interface SecretDependencies {
  readonly environment: Environment
  /** What the operator allows beyond a member's own. */
  readonly secrets: readonly AllowedSecret[]
}

/**
 * A member may name the variables that begin with its id in capitals, and otherwise only what the operator has
 * listed for it: else it could have any secret of the service sent to an address of its own.
 *
 * @throws Problem SECRET_REFUSED
 */
export function refuseForeign(source: string, kept: Secret, secrets: readonly AllowedSecret[]): void {
  const [member = ''] = source.split('/')
  const own = `${member.toUpperCase().replaceAll('-', '_')}_`
  if ('env' in kept && kept.env.startsWith(own) && kept.env.length > own.length) return
  const isListed = secrets.some(
    (one) =>
      one.member === member &&
      ('env' in one ? 'env' in kept && one.env === kept.env : 'file' in kept && one.file === kept.file),
  )
  if (isListed) return
  const right = `a variable that begins with ${own}, or one that the operator has listed under \`secrets\``
  const message = `${source}: the ${placeOf(kept)} is not its own (${right}) [SECRET_REFUSED]`
  throw new Problem('SECRET_REFUSED', message, { source })
}

function placeOf(kept: Secret): string {
  return 'env' in kept ? `environment variable ${kept.env}` : `file ${kept.file}`
}

/**
 * Reads a secret as late as possible, so that a rotated one is taken up at the next refresh.
 * The messages name the place and never the content.
 *
 * @throws Problem SECRET_REFUSED, SECRET_MISSING
 */
export async function revealSecret(
  source: string,
  kept: Secret,
  { environment, secrets }: SecretDependencies,
): Promise<string> {
  refuseForeign(source, kept, secrets)
  const place = placeOf(kept)
  const text =
    ('env' in kept
      ? variableIn(environment, kept.env)
      : await readFile(kept.file, 'utf8').catch(() => undefined)) ?? ''
  const value = text.replace(/\r?\n$/, '')
  if (value === '') {
    throw new Problem(
      'SECRET_MISSING',
      `${source}: the ${place} holds no secret (put it there, readable by the service) [SECRET_MISSING]`,
    )
  }
  // A line break would let the secret add headers of its own; Node's own message would quote it.
  if (!/^[\x20-\x7e]+$/.test(value)) {
    throw new Problem(
      'SECRET_MISSING',
      `${source}: the secret in ${place} has characters that no header can carry (printable ASCII on one line) [SECRET_MISSING]`,
    )
  }
  return value
}

/** What the variable holds; never what every object has, such as `constructor`. */
function variableIn(environment: Environment, name: string): string | undefined {
  return Object.hasOwn(environment, name) ? environment[name] : undefined
}
