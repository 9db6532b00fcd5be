import { Problem } from '../../base/problems/problem'
import type { RegisteredMember, Register } from './register'

/** The members that have a source, wherever they run. */
export function sourcedMembers({ members }: Pick<Register, 'members'>): readonly RegisteredMember[] {
  return members.filter(({ source }) => source !== 'none')
}

/** The members whose sources the gateway itself reads: those that are no services of their own. */
export function membersReadHere(register: Pick<Register, 'members'>): readonly string[] {
  return sourcedMembers(register)
    .filter(({ url }) => url === undefined)
    .map(({ id }) => id)
}

/**
 * Sees to it that members are there and have a source.
 *
 * @throws Problem BAD_CONFIGURATION, naming those that there are
 */
export function requireSourced(register: Pick<Register, 'members'>, ids: readonly string[]): void {
  const known = sourcedMembers(register).map(({ id }) => id)
  for (const id of ids) {
    if (known.includes(id)) continue
    throw new Problem(
      'BAD_CONFIGURATION',
      `There is no member "${id}" with a source; there are ${known.join(', ')}`,
    )
  }
}
