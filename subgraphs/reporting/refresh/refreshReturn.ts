import type { Refusal } from '../../../schema/facts/snapshots/refusal'
import { Problem } from '../../../base/problems/problem'
import { fetchReturn } from '../reading/fetchReturn'
import type { SourceDependencies } from '../kinds/kind'
import { kindNamed } from '../kinds/kinds'
import type { Conclusion, FetchTimes, Ledger, Reading as StoredReading } from '../ledger/ledger'
import { openReading } from '../reading/openReading'
import { untilRead } from '../reading/readAgain'
import { mappingHashOf } from '../reading/readPayload'
import type { ReadOptions } from '../reading/readPayload'
import type { Held } from '../../sources/pages/held'
import type { Validators } from '../../sources/http/client'
import type { ReturnConfiguration, SourceConfiguration } from '../config/subgraphFile'

/** What one attempt to refresh one return came to. The last good reading serves on in every case. */
export type RefreshOutcome = {
  readonly source: string
  readonly returnId: string
} & (
  | { readonly outcome: 'STORED'; readonly sequence: number }
  | { readonly outcome: 'UNCHANGED' }
  /** Read, stored, and kept from serving by a gate or the contract. */
  | { readonly outcome: 'REFUSED'; readonly problem: Refusal }
  /** The source could not be reached or gave nothing that could be stored. */
  | { readonly outcome: 'FAILED'; readonly problem: Refusal }
)

export interface RefreshDependencies {
  readonly ledger: Ledger
  readonly source: SourceDependencies
  readonly now: () => Date
}

/** What is held of a return, where its source can be asked whether that still stands and the last payload is whole. */
async function heldOf(
  { ledger }: RefreshDependencies,
  source: SourceConfiguration,
  newest: StoredReading | undefined,
): Promise<Held | undefined> {
  if (kindNamed(source.kind).isConditional !== true) return undefined
  if (newest === undefined || newest.redacted) return undefined
  const payload = await ledger.payload(newest.payloadHash)
  if (payload === undefined) return undefined
  const fetches = await ledger.fetches(source.id)
  const brought = fetches.find(({ returnId }) => returnId === newest.returnId)?.lastBrought
  return { payload, ...validatorsOf(brought ?? {}) }
}

function validatorsOf({ etag, lastModified }: Validators): Validators {
  return {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  }
}

/** The reading that a new one would replace: what was refused since never counts. */
async function servingOf(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  ledger: Ledger,
): Promise<ReadOptions> {
  const serving = await ledger.serving(source.id, one.id)
  if (serving === undefined) return {}
  const { counts, kept, mappingHash } = serving
  return { serving: { counts, kept, isReadAlike: mappingHash === mappingHashOf(source, one) } }
}

/** Reads a payload and stores what came of it, in one transaction. */
async function store(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  bytes: Uint8Array,
  fetch: FetchTimes | undefined,
  received: string,
  dependencies: RefreshDependencies,
): Promise<RefreshOutcome> {
  const reading = await openReading(
    source,
    one,
    bytes,
    dependencies.source,
    await servingOf(source, one, dependencies.ledger),
  )
  const { referenceDate, knownFrom, publication } = one
  const stored = {
    source: source.id,
    returnId: one.id,
    received,
    ...(knownFrom === undefined ? {} : { knownFrom }),
    origin: one.origin,
    ...(publication === undefined ? {} : { publication }),
    mappingHash: reading.mappingHash,
    payload: bytes,
    ...(fetch === undefined ? {} : { fetch }),
    conclude: (): Conclusion => {
      const { counts, refusal } = reading.conclude()
      return {
        counts,
        ...(referenceDate === undefined ? {} : { referenceDate }),
        ...(reading.encoding === undefined ? {} : { encoding: reading.encoding }),
        ...(refusal === undefined ? { verdict: 'ACCEPTED' } : { verdict: 'REFUSED', refusal }),
      }
    },
  }
  const appended = await untilRead(() =>
    dependencies.ledger.append({ ...stored, contents: reading.contents() }),
  )
  const of = { source: source.id, returnId: one.id }
  const { refusal } = reading.conclude()
  if (refusal !== undefined) return { ...of, outcome: 'REFUSED', problem: refusal }
  return appended.outcome === 'STORED'
    ? { ...of, outcome: 'STORED', sequence: appended.sequence }
    : { ...of, outcome: 'UNCHANGED' }
}

/**
 * Refreshes one return: asks its source, reads what came, stores it. A source that says that what is
 * held still stands adds a check; so does the same content. Where the mapping has changed since, what
 * is held is read again into a new snapshot.
 */
export async function refreshReturn(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  dependencies: RefreshDependencies,
): Promise<RefreshOutcome> {
  const { ledger, now } = dependencies
  const of = { source: source.id, returnId: one.id }
  const newest = (await ledger.newestReadings(source.id)).find(({ returnId }) => returnId === one.id)
  const held = await heldOf(dependencies, source, newest)
  const started = now().toISOString()
  try {
    const fetched = await fetchReturn(source, one, dependencies.source, held)
    const ended = now().toISOString()
    const fetch: FetchTimes = { started, ended, ...validatorsOf(fetched) }
    if (fetched.outcome === 'BROUGHT')
      return await store(source, one, fetched.bytes, fetch, ended, dependencies)
    await ledger.recordFetch({ ...fetch, ...of, outcome: 'NOT_MODIFIED' })
    if (newest === undefined || held === undefined || newest.mappingHash === mappingHashOf(source, one)) {
      return { ...of, outcome: 'UNCHANGED' }
    }
    return await store(source, one, held.payload, undefined, newest.received, dependencies)
  } catch (error) {
    const { code, message } = asProblem(error, source)
    const problem = { code, message }
    await ledger.recordFetch({ ...of, started, ended: now().toISOString(), outcome: 'FAILED', problem })
    return { ...of, outcome: 'FAILED', problem }
  }
}

/** A fault of the programme itself must not keep the other returns from being read. */
function asProblem(error: unknown, { name }: SourceConfiguration): Problem {
  if (error instanceof Problem) return error
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new Problem('READING_BROKE_OFF', `${name}: the reading broke off: ${what} [READING_BROKE_OFF]`)
}
