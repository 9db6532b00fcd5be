import { Problem } from '../../../base/problems/problem'

/** The problem that the act throws. Fails where it throws nothing, or something else. */
export function problemOf(act: () => unknown): Problem {
  try {
    act()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
