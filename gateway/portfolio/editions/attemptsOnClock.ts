import { isoDay, requirePartialDate } from '../../../base/dates/partialDate'
import type { MemberAttempts } from '../../../schema/facts/snapshots/memberAttempts'

const dayOf = (instant: Date) => requirePartialDate(instant.toISOString().slice(0, 10)).first

/**
 * Tells the days of attempts by the clock that deadlines go by. The thread that reads goes by the machine's, and a
 * rehearsal of another day sets only portfolio's.
 */
export function attemptsOnClock(attempts: MemberAttempts, now: Date, machine: Date): MemberAttempts {
  const ahead = dayOf(now) - dayOf(machine)
  if (ahead === 0) return attempts
  return {
    ...attempts,
    sources: attempts.sources.map((source) =>
      source.asked === undefined
        ? source
        : { ...source, asked: isoDay(requirePartialDate(source.asked).first + ahead) },
    ),
  }
}
