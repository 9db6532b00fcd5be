import type { Register } from './register'
import { registerFrom, registerSchema } from './register'

/** A register as portfolio's log keeps it, so that a past edition is answered by the register of its day. */
export function storeRegister({ hash, calendar, ...rest }: Register): {
  readonly hash: string
  readonly body: string
} {
  return {
    hash,
    body: JSON.stringify({
      version: 1,
      calendar: { ...calendar, region: 'england-and-wales', holidays: [...calendar.holidays] },
      ...rest,
    }),
  }
}

/**
 * What {@link storeRegister} stored. Defaults fill in what a later release has added.
 *
 * @throws ZodError where the body is not a register
 */
export function restoreRegister({ hash, body }: { readonly hash: string; readonly body: string }): Register {
  return registerFrom(registerSchema.parse(JSON.parse(body)), hash)
}
