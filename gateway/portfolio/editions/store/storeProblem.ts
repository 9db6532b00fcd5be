import type { ProblemCode } from '../../../../base/problems/problem'
import { Problem } from '../../../../base/problems/problem'

/** The codes by which the drivers say that somebody else holds the log for too long. */
const BUSY = /^(SQLITE_BUSY|SQLITE_LOCKED|55P03$|57014$)/
/** The codes by which they say that there is no room. */
const FULL = /^(SQLITE_FULL$|53100$|ENOSPC$)/

function codeOf(driverCode: string): ProblemCode {
  if (BUSY.test(driverCode)) return 'LEDGER_BUSY'
  return FULL.test(driverCode) ? 'LEDGER_FULL' : 'LEDGER_UNREACHABLE'
}

const SAID: Readonly<Partial<Record<ProblemCode, string>>> = {
  LEDGER_BUSY: 'is held by another process',
  LEDGER_FULL: 'has no room for more',
  LEDGER_UNREACHABLE: 'cannot be asked',
}

/**
 * Returns what a failure of the store of editions means, as a problem of the catalogue.
 *
 * A problem, or a fault of the program, is returned as it is.
 *
 * @param store the file, or the database without user and password
 */
export function storeProblem(store: string, cause: unknown): unknown {
  const isOurs = cause instanceof Problem || cause instanceof TypeError || cause instanceof RangeError
  // By its parts: a native driver makes its errors of the class that it was first loaded with.
  const { message, code: driverCode = '' } = Object(cause) as { message?: unknown; code?: unknown }
  if (isOurs || typeof message !== 'string') return cause
  const code = codeOf(String(driverCode))
  return new Problem(code, `the log of editions in ${store} ${SAID[code]}: ${message}`, { store })
}
