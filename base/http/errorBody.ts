import type { ProblemCode } from '../problems/problem'

/** The body of a response that is one error, in the form that GraphQL gives errors. */
export function errorBody(message: string, code: ProblemCode | 'INTERNAL_SERVER_ERROR'): object {
  return { errors: [{ message, extensions: { code } }] }
}
