import type { Database } from '../stores/tables'

/** The numbers of a member's newest reading and attempt, as text. Each is found by its key, however many there are. */
export async function markOf(db: Database, member: string): Promise<string> {
  const newest = await Promise.all(
    (['reading', 'attempt'] as const).map((table) =>
      db
        .selectFrom(table)
        .select((eb) => eb.fn.max('number').as('newest'))
        .where('member', '=', member)
        .executeTakeFirstOrThrow(),
    ),
  )
  return newest.map((row) => row.newest ?? 0).join('/')
}
