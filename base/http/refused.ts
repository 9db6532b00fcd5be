import type { OutgoingHttpHeaders } from 'node:http'

import type { ProblemCode } from '../problems/problem'

/** A request that is refused before it is asked of anybody. Its message is for whoever asked. */
export class Refused extends Error {
  readonly status: number
  readonly code: ProblemCode
  readonly headers: OutgoingHttpHeaders

  constructor(
    status: number,
    message: string,
    code: ProblemCode = 'BAD_REQUEST',
    headers: OutgoingHttpHeaders = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}
