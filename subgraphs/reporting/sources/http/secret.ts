import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Problem } from '../../../../schema/problem'

/** Where a secret is kept. The secret itself never stands in a configuration file. */
export const secret = z.union(
  [
    z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/) }),
    z.strictObject({ file: z.string().min(1) }),
  ],
  { error: 'a secret is { env: NAME } or { file: PATH }, never the secret itself' },
)

export type Secret = z.infer<typeof secret>

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads a secret as late as possible, so that a rotated one is taken up at the next refresh.
 * Throws `SECRET_MISSING`, naming the place and never the content.
 */
export async function revealSecret(source: string, kept: Secret, environment: Environment): Promise<string> {
  const place = 'env' in kept ? `environment variable ${kept.env}` : `file ${kept.file}`
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
