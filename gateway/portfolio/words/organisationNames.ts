import type { RegisteredMember } from '../../../subgraphs/register/register'

/** Names the departments and bodies of a programme, by id. */
export function organisationNames({
  organisations,
  bodies = [],
}: RegisteredMember): ReadonlyMap<string, string> {
  return new Map([...organisations, ...bodies].map(({ id, name }) => [id, name]))
}
