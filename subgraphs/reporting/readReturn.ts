import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'

import type { Counts, FactRecord, Note, Quarantined } from '../../schema/facts/snapshot'
import { Problem } from '../../schema/problem'
import type { ProblemCode } from '../../schema/problem'
import { identifyJoined } from './mapping/crosswalk'
import { refusalByGate } from './mapping/gates'
import type { Refusal } from './mapping/gates'
import { identifyAlone } from './mapping/identity'
import { mapTables } from './mapping/mapTables'
import { refuseLinkOut } from './portfolioPath'
import { openCsv } from './sources/csv'
import type { CsvOptions } from './sources/csv'
import type { ReturnConfiguration, SourceConfiguration } from './subgraphFile'

/** Raised whenever the same payload and configuration would be read differently. */
const READER_VERSION = 1

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
  readonly bytes?: Buffer
}

export interface ReadOptions {
  readonly portfolioRoot: string
  /** Of the reading of the same return before this one, for the gate on lost rows. */
  readonly previousCounts?: Pick<Counts, 'read'>
}

const NOTHING: Counts = { read: 0, accepted: 0, quarantined: 0, withheld: 0, elsewhere: 0 }

/**
 * Reads a return as it is now. Whatever is wrong with the payload is in the answer, never thrown.
 *
 * @throws Error only where the programme itself is at fault
 */
export async function readReturn(
  member: string,
  source: SourceConfiguration,
  one: ReturnConfiguration,
  options: ReadOptions,
): Promise<Reading> {
  const mappingHash = sha256(stableText({ version: READER_VERSION, reads: source.reads, values: one.values }))
  const name = `${member}/${source.id}`
  let bytes: Buffer | undefined
  try {
    bytes = await payload(source, one, options.portfolioRoot)
    return {
      ...readPayload(name, source, one, bytes, options),
      payloadHash: sha256(bytes),
      mappingHash,
      bytes,
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const message = error.message.startsWith(`${name}: `) ? error.message : `${name}: ${error.message}`
    return {
      verdict: 'REFUSED',
      refusal: { code: error.code, message },
      records: [],
      quarantine: [],
      notes: [],
      counts: NOTHING,
      mappingHash,
      ...(bytes === undefined ? {} : { payloadHash: sha256(bytes), bytes }),
    }
  }
}

type PayloadReading = Omit<Reading, 'payloadHash' | 'mappingHash' | 'bytes'>

function readPayload(
  name: string,
  source: SourceConfiguration,
  one: ReturnConfiguration,
  bytes: Buffer,
  { previousCounts }: ReadOptions,
): PayloadReading {
  const { csv, mapping, join } = source
  const opened = openCsv(bytes, one.file, csvOptionsOf(csv))
  const mapped = mapTables(mapping, opened, csv.orientation ?? 'auto', {
    source: name,
    values: one.values,
    identify: join === undefined ? identifyAlone : identifyJoined(join, one.id),
  })
  const { records, quarantine, notes, counts } = mapped
  const refusal = refusalByGate(source.gates, mapped, name, previousCounts)
  return {
    verdict: refusal === undefined ? 'ACCEPTED' : 'REFUSED',
    ...(refusal === undefined ? {} : { refusal }),
    records: refusal === undefined ? records : [],
    quarantine,
    notes,
    counts,
    ...(opened.encoding === undefined ? {} : { encoding: opened.encoding }),
  }
}

function csvOptionsOf({ delimiter, encoding }: SourceConfiguration['csv']): CsvOptions {
  return {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  }
}

/** @throws Problem FILE_NOT_FOUND, FILE_TOO_LARGE, FILE_UNREADABLE, PATH_OUTSIDE_MEMBER */
async function payload(source: SourceConfiguration, one: ReturnConfiguration, root: string): Promise<Buffer> {
  const { file } = one
  refuseLinkOut(one.path, root)
  const refuse = (code: ProblemCode, what: string): never => {
    throw new Problem(code, `file "${file}" ${what} [${code}]`, { file })
  }
  try {
    const { size, isFile } = await sizeOf(one.path)
    if (!isFile) return refuse('FILE_UNREADABLE', 'is not a file')
    if (size > source.maxBytes) refuse('FILE_TOO_LARGE', `has ${size} bytes (at most ${source.maxBytes})`)
    return await readFile(one.path)
  } catch (error) {
    if (error instanceof Problem) throw error
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT'
      ? refuse('FILE_NOT_FOUND', 'is not there')
      : refuse('FILE_UNREADABLE', `cannot be read: ${code ?? 'for no stated reason'}`)
  }
}

async function sizeOf(target: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const found = await stat(target)
  return { size: found.size, isFile: found.isFile() }
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

/** JSON with the keys of every object in order, so that equal configurations have one text. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )
}
