import { askOnce } from '../../bench/serving/mixed/load'
import { decoded } from './decoded'
import type { Seen } from './seenAnswers'
import { digestOf } from './seenAnswers'

/** As many as keep the service at work. */
const AT_ONCE = 4

/** Asks every question again at its edition. */
export async function faultsAskedAgain(url: string, seen: readonly Seen[]): Promise<readonly string[]> {
  const faults: string[] = []
  let next = 0
  const askOn = async (): Promise<void> => {
    for (let one = seen[next++]; one !== undefined; one = seen[next++]) {
      const { query, variables, edition, digest } = one
      const pinned = { ...variables, edition }
      const answer = await askOnce(url, { method: 'POST', encoding: 'identity', query, variables: pinned })
      if (digestOf(decoded(answer)) === digest) continue
      faults.push(
        `asked again at edition ${edition}, ${JSON.stringify(variables)} is answered otherwise: ${query}`,
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askOn))
  return faults
}
