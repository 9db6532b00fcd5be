import { digestOf } from '../figures/identity'
import type { Snapshot } from './snapshot'

type Reading = Pick<
  Snapshot,
  'sequence' | 'source' | 'returnId' | 'payloadHash' | 'mappingHash' | 'received' | 'recorded'
>

const LENGTH = 12

const known = new WeakMap<Reading, string>()

/** A short text that no other reading of the same member has: what is read there is told under ids drawn from it. */
export function readingState(reading: Reading): string {
  const before = known.get(reading)
  if (before !== undefined) return before
  const { sequence, source, returnId, payloadHash, mappingHash, received, recorded } = reading
  const text = JSON.stringify([sequence, source, returnId, payloadHash, mappingHash, received, recorded])
  const state = digestOf(text, LENGTH)
  known.set(reading, state)
  return state
}
