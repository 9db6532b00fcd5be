import type { Refusal } from '../../../schema/facts/snapshots/refusal'
import type { ProblemCode } from '../../../base/problems/problem'
import { KEY_SEPARATOR } from '../../../schema/facts/records/records'
import type { RecordType } from '../../../schema/facts/records/records'
import type { Counts, FactRecord } from '../../../schema/facts/snapshots/snapshot'
import type { Gates } from './written/mappingSchema'
import type { Tally } from './records/settlement'

/** The share of records in quarantine above which a return is refused where its mapping says nothing. */
const MOST_QUARANTINED = 0.2
/** The share of records accepted before that may be gone where the mapping says nothing. */
const MOST_GONE = 0.5

/** What a reading came to, as far as gates ask. */
export interface Judged {
  readonly counts: Counts
  /** Records with anything in quarantine, whole or a cell. */
  readonly flawed: number
  readonly tallies: ReadonlyMap<RecordType, Tally>
  readonly columnFaults: readonly Refusal[]
  /** Accepted records; those with a required key suffice. */
  readonly records: readonly Pick<FactRecord, 'key'>[]
}

/** The reading that serves until this one replaces it. */
export interface ServingReading {
  readonly counts: Pick<Counts, 'read'>
  /** How many records of each type it has. */
  readonly kept: ReadonlyMap<RecordType, number>
  /** Whether it was read by the same mapping: what another mapping leaves out is no loss. */
  readonly isReadAlike: boolean
}

/** Gives the reason why a reading must not become current; nothing where every gate lets it through. */
export function refusalByGate(
  gates: Gates,
  judged: Judged,
  source: string,
  serving?: ServingReading,
): Refusal | undefined {
  const [column] = judged.columnFaults
  if (column !== undefined) return column
  const found =
    tooFew(gates, judged) ??
    tooManyQuarantined(gates, judged) ??
    nothingAccepted(gates, judged, serving) ??
    tooManyLost(gates, judged, serving) ??
    keyMissing(gates, judged)
  if (found === undefined) return undefined
  const { code, told } = found
  return { code, message: `${source}: ${told} [${code}]` }
}

interface Found {
  readonly code: ProblemCode
  readonly told: string
}

function tooFew({ minRows }: Gates, { counts: { read } }: Judged): Found | undefined {
  if (minRows === undefined || read >= minRows) return undefined
  return { code: 'TOO_FEW_ROWS', told: `${read} records were read (at least ${minRows})` }
}

/** Nothing never replaces something, of any one record type. */
function nothingAccepted(
  { allowNothing }: Gates,
  { tallies }: Judged,
  serving: ServingReading | undefined,
): Found | undefined {
  if (allowNothing === true) return undefined
  for (const [type, { read, accepted }] of tallies) {
    const before = serving?.isReadAlike === true ? (serving.kept.get(type) ?? 0) : 0
    if (accepted > 0 || read + before === 0) continue
    const had = before === 0 ? '' : ` where the last good reading has ${before}`
    const told = `0 of ${read} records of ${type} were accepted${had} (at least one; \`allowNothing: true\` under \`gates\` if none is meant)`
    return { code: 'NOTHING_ACCEPTED', told }
  }
  return undefined
}

function tooManyQuarantined({ maxQuarantinedShare }: Gates, { counts, flawed }: Judged): Found | undefined {
  const { read, quarantined } = counts
  const [bad, most] =
    maxQuarantinedShare === undefined ? [quarantined, MOST_QUARANTINED] : [flawed, maxQuarantinedShare]
  if (read === 0 || bad / read <= most) return undefined
  const what = maxQuarantinedShare === undefined ? 'are' : 'have something'
  const told = `${bad} of ${read} records, ${percent(bad / read)}, ${what} in quarantine (at most ${percent(most)}; \`maxQuarantinedShare\`)`
  return { code: 'TOO_MANY_QUARANTINED', told }
}

function tooManyLost(
  { maxRowDrop, maxAcceptedDrop }: Gates,
  { counts: { read }, tallies }: Judged,
  serving: ServingReading | undefined,
): Found | undefined {
  if (serving === undefined) return undefined
  const code = 'TOO_MANY_LOST'
  const before = serving.counts.read
  if (maxRowDrop !== undefined && before > 0 && (before - read) / before > maxRowDrop) {
    const told = `${read} records were read where the last good reading had ${before}, ${percent((before - read) / before)} fewer (at most ${percent(maxRowDrop)})`
    return { code, told }
  }
  if (maxAcceptedDrop === undefined && (maxRowDrop !== undefined || !serving.isReadAlike)) return undefined
  const most = maxAcceptedDrop ?? MOST_GONE
  for (const [type, had] of serving.kept) {
    const kept = tallies.get(type)?.kept ?? 0
    if ((had - kept) / had <= most) continue
    const told = `${kept} records of ${type} were accepted where the last good reading has ${had}, ${percent((had - kept) / had)} fewer (at most ${percent(most)}; \`maxAcceptedDrop\`)`
    return { code, told }
  }
  return undefined
}

function keyMissing({ requiredKeys }: Gates, { records }: Judged): Found | undefined {
  const present = new Set(records.flatMap(({ key }) => [key, ...key.split(KEY_SEPARATOR)]))
  const missing = (requiredKeys ?? []).filter((key) => !present.has(key))
  if (missing.length === 0) return undefined
  return { code: 'REQUIRED_KEY_MISSING', told: `no accepted record has the key ${missing.join(', ')}` }
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`
}
