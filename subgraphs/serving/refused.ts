import type { ProblemCode } from '../../schema/problem'

/** A request that is refused before it is asked of anybody. */
export class Refused extends Error {
  readonly status: number
  readonly code: ProblemCode | 'BAD_REQUEST'

  constructor(status: number, message: string, code: ProblemCode | 'BAD_REQUEST' = 'BAD_REQUEST') {
    super(message)
    this.status = status
    this.code = code
  }
}
