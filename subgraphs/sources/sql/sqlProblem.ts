import { Problem } from '../../../base/problems/problem'
import type { ProblemCode } from '../../../base/problems/problem'

/** `source: what is wrong (what would be right) [CODE]` */
export function sqlProblem(code: ProblemCode, source: string, wrong: string, right: string): Problem {
  return new Problem(code, `${source}: ${wrong} (${right}) [${code}]`, { source })
}
