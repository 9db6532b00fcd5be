import type { Refusal } from '../../../../schema/facts/snapshots/refusal'
import type { Counts, Publication } from '../../../../schema/facts/snapshots/snapshot'
import type { Origin } from '../../../../schema/facts/figures/origin'
import type { Conclusion, NewReading, Reading, Verdict } from '../ledger'
import { escapeText, unescapeText } from '../stores/tables'
import type { ReadingRow } from '../stores/tables'

/** What the ledger itself adds to a reading when it stores it. */
export interface Placing {
  readonly member: string
  readonly number: number
  readonly sequence: number | undefined
  readonly payloadHash: string
  readonly attempt: number | undefined
  readonly recorded: string
  readonly stored: { readonly records: number; readonly quarantined: number; readonly notes: number }
}

export function readingRow(reading: NewReading, conclusion: Conclusion, placing: Placing): ReadingRow {
  return {
    member: placing.member,
    number: placing.number,
    sequence: placing.sequence ?? null,
    source: reading.source,
    return_id: escapeText(reading.returnId),
    verdict: conclusion.verdict,
    payload_hash: placing.payloadHash,
    mapping_hash: reading.mappingHash,
    attempt: placing.attempt ?? null,
    reference_date: conclusion.referenceDate ?? null,
    received: reading.received,
    recorded: placing.recorded,
    known_from: reading.knownFrom ?? null,
    origin: reading.origin,
    encoding: conclusion.encoding ?? null,
    correction: reading.correction === undefined ? null : escapeText(reading.correction),
    publication: reading.publication === undefined ? null : JSON.stringify(reading.publication),
    counts: JSON.stringify(conclusion.counts),
    ...placing.stored,
  }
}

/** Reads stored counts. Ledgers written until 2026 have the cells with a reason under another name. */
function countsIn(text: string): Counts {
  const { withheld, ...counts } = JSON.parse(text) as Counts & { readonly withheld?: number }
  return withheld === undefined ? counts : { ...counts, withReason: withheld }
}

/** What readings and snapshots say alike. */
export function headOf(row: ReadingRow) {
  return {
    source: row.source,
    returnId: unescapeText(row.return_id),
    ...(row.reference_date === null ? {} : { referenceDate: row.reference_date }),
    received: row.received,
    recorded: row.recorded,
    ...(row.known_from === null ? {} : { knownFrom: row.known_from }),
    ...(row.correction === null ? {} : { correction: unescapeText(row.correction) }),
    origin: row.origin as Origin,
    ...(row.publication === null ? {} : { publication: JSON.parse(row.publication) as Publication }),
    payloadHash: row.payload_hash,
    mappingHash: row.mapping_hash,
    ...(row.encoding === null ? {} : { encoding: row.encoding }),
    counts: countsIn(row.counts),
  }
}

/**
 * @param refusal what was kept of it, where the reading was refused
 * @param redaction the reason, where the payload was redacted
 */
export function readingOf(
  row: ReadingRow,
  refusal: Refusal | undefined,
  redaction: string | undefined,
): Reading {
  const lost: Refusal = { code: 'REDACTED', message: redaction ?? '' }
  const verdict: Verdict =
    row.verdict === 'REFUSED' ? { verdict: 'REFUSED', refusal: refusal ?? lost } : { verdict: 'ACCEPTED' }
  return {
    ...headOf(row),
    ...verdict,
    reading: row.number,
    ...(row.sequence === null ? {} : { sequence: row.sequence }),
    redacted: redaction !== undefined,
  }
}
