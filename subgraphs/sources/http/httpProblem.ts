import { Problem, type ProblemCode } from '../../../base/problems/problem'
import { shownAddress } from './shownAddress'

/** An error about one address of a source: *source: address what came (what would be right) [CODE]*. */
export function httpProblem(
  code: ProblemCode,
  source: string,
  url: URL,
  came: string,
  right: string,
  details: Readonly<Record<string, unknown>> = {},
): Problem {
  const address = shownAddress(url)
  return new Problem(code, `${source}: ${address} ${came} (${right}) [${code}]`, {
    source,
    address,
    ...details,
  })
}
