import { Problem } from '../../../base/problems/problem'
import type { Fetched, SourceDependencies } from '../kinds/kind'
import { kindNamed } from '../kinds/kinds'
import type { Held } from '../../sources/pages/held'
import type { ReturnConfiguration, SourceConfiguration } from '../config/subgraphFile'

/**
 * The payload of a return as it is now, whatever kind of source brings it. Given what is held of it, a source
 * that can tell is asked whether that still stands.
 *
 * @throws Problem whose message begins with the source
 */
export async function fetchReturn(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  dependencies: SourceDependencies,
  previous?: Held,
): Promise<Fetched> {
  try {
    return await kindNamed(source.kind).fetch(source, one, dependencies, previous)
  } catch (error) {
    throw error instanceof Problem ? inSource(source, error) : error
  }
}

/** The problem with a message that begins with the source. */
export function inSource({ name }: SourceConfiguration, problem: Problem): Problem {
  if (problem.message.startsWith(`${name}: `)) return problem
  return new Problem(problem.code, `${name}: ${problem.message}`, problem.details)
}
