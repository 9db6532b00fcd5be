import { Problem } from '../../../base/problems/problem'
import { fetchReturn } from './fetchReturn'
import type { SourceDependencies } from '../kinds/kind'
import { readPayload, refusedReading } from './readPayload'
import type { Reading, ReadOptions } from './readPayload'
import type { ReturnConfiguration, SourceConfiguration } from '../config/subgraphFile'

/**
 * Reads a return as it is now. Whatever is wrong with the source or its payload is in the answer, never
 * thrown.
 *
 * @throws Error only where the programme itself is at fault
 */
export async function readReturn(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  dependencies: SourceDependencies,
  options: ReadOptions = {},
): Promise<Reading> {
  try {
    const fetched = await fetchReturn(source, one, dependencies)
    if (fetched.outcome === 'UNCHANGED')
      throw new Error(`${source.name} is unchanged, though nothing is held`)
    return await readPayload(source, one, fetched.bytes, dependencies, options)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return refusedReading(source, one, error)
  }
}
