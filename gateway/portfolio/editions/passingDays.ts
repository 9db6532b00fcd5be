const DAY_MILLIS = 86_400_000

/** The midnights (UTC) after an instant and up to another, oldest first: deadlines pass at them. */
export function midnightsBetween(after: string, until: string): readonly string[] {
  const midnights: string[] = []
  let next = Date.parse(`${after.slice(0, 10)}T00:00:00.000Z`) + DAY_MILLIS
  for (const last = Date.parse(until); next <= last; next += DAY_MILLIS) {
    midnights.push(new Date(next).toISOString())
  }
  return midnights
}
