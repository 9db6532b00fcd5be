import type { Refusal } from '../../../schema/facts/snapshots/refusal'
import type { ProblemCode } from '../../../base/problems/problem'
import { KEY_SEPARATOR } from '../../../schema/facts/records/records'
import type { Counts, FactRecord } from '../../../schema/facts/snapshots/snapshot'
import type { Gates } from './written/mappingSchema'
import type { Mapped } from './records/mapTables'

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`
}

/** Why a reading must not become current, or nothing where every gate lets it through. */
export function refusalByGate(
  gates: Gates,
  {
    counts,
    flawed,
    records,
  }: Pick<Mapped, 'counts' | 'flawed'> & { readonly records: readonly Pick<FactRecord, 'key'>[] },
  source: string,
  previous?: Pick<Counts, 'read'>,
): Refusal | undefined {
  const refuse = (code: ProblemCode, message: string): Refusal => ({
    code,
    message: `${source}: ${message} [${code}]`,
  })
  const { minRows, maxQuarantinedShare, maxRowDrop, requiredKeys } = gates
  const { read } = counts
  if (minRows !== undefined && read < minRows) {
    return refuse('TOO_FEW_ROWS', `${read} records were read (at least ${minRows})`)
  }
  if (maxQuarantinedShare !== undefined && read > 0 && flawed / read > maxQuarantinedShare) {
    const told = `${flawed} of ${read} records, ${percent(flawed / read)}, have something in quarantine`
    return refuse('TOO_MANY_QUARANTINED', `${told} (at most ${percent(maxQuarantinedShare)})`)
  }
  if (maxRowDrop !== undefined && previous !== undefined && previous.read > 0) {
    const lost = (previous.read - read) / previous.read
    if (lost > maxRowDrop) {
      const told = `${read} records were read where the reading before had ${previous.read}, ${percent(lost)} fewer`
      return refuse('TOO_MANY_LOST', `${told} (at most ${percent(maxRowDrop)})`)
    }
  }
  const present = new Set(records.flatMap(({ key }) => [key, ...key.split(KEY_SEPARATOR)]))
  const missing = (requiredKeys ?? []).filter((key) => !present.has(key))
  if (missing.length > 0) {
    return refuse('REQUIRED_KEY_MISSING', `no accepted record has the key ${missing.join(', ')}`)
  }
  return undefined
}
