import { Problem } from '../../../base/problems/problem'
import type { ProblemCode } from '../../../base/problems/problem'

/** A workbook that is refused as a whole: `what is wrong (what would be right) [CODE]`. The file is named later. */
export function refused(code: ProblemCode, wrong: string, right: string): Problem {
  return new Problem(code, `${wrong} (${right}) [${code}]`)
}

/** The same problem, with the file named. */
export function inFile(file: string, error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  return new Problem(error.code, `file "${file}" ${error.message}`, { ...error.details, file })
}
