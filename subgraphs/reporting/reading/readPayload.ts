import { createHash } from 'node:crypto'

import type { Refusal } from '../../../schema/facts/snapshots/refusal'
import { canonicalJson } from '../../../base/text/canonicalJson'
import { Problem } from '../../../base/problems/problem'
import type { Counts, FactRecord, Note, Quarantined } from '../../../schema/facts/snapshots/snapshot'
import { inSource } from './fetchReturn'
import type { SourceDependencies } from '../kinds/kind'
import { kindNamed } from '../kinds/kinds'
import { identifyJoined } from '../mapping/keys/crosswalk'
import { refusalByGate } from '../mapping/gates'
import { identifyAlone } from '../mapping/keys/identity'
import { mapTables } from '../mapping/records/mapTables'
import type { ReadingContext } from '../mapping/records/recordReader'
import { reshaped } from './reshape/reshaped'
import type { RawSource } from '../../sources/table/rawTable'
import type { ReturnConfiguration, SourceConfiguration } from '../config/subgraphFile'

/** Raised whenever the same payload and configuration would be read differently. */
const READER_VERSION = 3

/** What one reading of one return came to. */
export interface Reading {
  readonly verdict: 'ACCEPTED' | 'REFUSED'
  /** Why; only where refused. */
  readonly refusal?: Refusal
  /** Empty where refused: a bad return never replaces a good one. */
  readonly records: readonly FactRecord[]
  readonly quarantine: readonly Quarantined[]
  readonly notes: readonly Note[]
  readonly counts: Counts
  /** SHA-256 of the payload, hex; absent where there was none to read. */
  readonly payloadHash?: string
  /** SHA-256 over everything beside the payload that decides the reading, hex. */
  readonly mappingHash: string
  readonly encoding?: string
}

export interface ReadOptions {
  /** Of the reading of the same return before this one, for the gate on lost rows. */
  readonly previousCounts?: Pick<Counts, 'read'>
}

/**
 * Reads a payload, whether it has just come or was stored; its source is not asked. Whatever is wrong with it
 * is in the answer, never thrown.
 *
 * @throws Error only where the programme itself is at fault
 */
export async function readPayload(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  bytes: Uint8Array,
  dependencies: SourceDependencies,
  options: ReadOptions = {},
): Promise<Reading> {
  const payloadHash = sha256(bytes)
  try {
    const opened = await openPayload(source, one, bytes, dependencies)
    return { ...readWhole(source, one, opened, options), payloadHash }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ...refusedReading(source, one, error), payloadHash }
  }
}

/** The reading of a return that a problem stands in the way of. */
export function refusedReading(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  problem: Problem,
): Reading {
  const { code, message } = inSource(source, problem)
  return {
    verdict: 'REFUSED',
    refusal: { code, message },
    records: [],
    quarantine: [],
    notes: [],
    counts: { read: 0, accepted: 0, quarantined: 0, withReason: 0, elsewhere: 0 },
    mappingHash: mappingHashOf(source, one),
  }
}

/** @throws Problem */
export async function openPayload(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  bytes: Uint8Array,
  dependencies: SourceDependencies,
): Promise<RawSource> {
  return reshaped(
    source.name,
    source.mapping,
    await kindNamed(source.kind).open(source, one, bytes, dependencies),
  )
}

/** What a return is read for. */
export function contextOf({ name, join }: SourceConfiguration, one: ReturnConfiguration): ReadingContext {
  const identify = join === undefined ? identifyAlone : identifyJoined(join, one.id)
  return { source: name, values: one.values, identify }
}

/**
 * Reads what has been opened, and keeps all of it.
 *
 * @throws Problem
 */
export function readWhole(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  opened: RawSource,
  { previousCounts }: ReadOptions,
): Reading {
  const { name, mapping, orientation, gates } = source
  const mapped = mapTables(mapping, opened, orientation, contextOf(source, one))
  const { records, quarantine, notes, counts } = mapped
  const refusal = refusalByGate(gates, mapped, name, previousCounts)
  return {
    verdict: refusal === undefined ? 'ACCEPTED' : 'REFUSED',
    ...(refusal === undefined ? {} : { refusal }),
    records: refusal === undefined ? records : [],
    quarantine,
    notes,
    counts,
    mappingHash: mappingHashOf(source, one),
    ...(opened.encoding === undefined ? {} : { encoding: opened.encoding }),
  }
}

export function mappingHashOf(source: SourceConfiguration, one: ReturnConfiguration): string {
  const opening = kindNamed(source.kind).reads(source, one)
  return sha256(canonicalJson({ version: READER_VERSION, reads: source.reads, opening, values: one.values }))
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
