import { Problem } from '../../../base/problems/problem'

/** The Problem with which something fails; anything else fails the test. */
export async function rejectionOf(act: Promise<unknown>): Promise<Problem> {
  const error = await act.then(
    () => 'nothing thrown',
    (thrown: unknown) => thrown,
  )
  if (error instanceof Problem) return error
  throw new Error(`wanted a Problem, got ${String(error)}`)
}
