import type { Kysely } from 'kysely'

import type { RecordType } from '../../../../schema/facts/records/records'

/**
 * The tables, alike in both stores. Instants and dates are ISO text, so that no driver turns them
 * into something else. A column marked JSON is text in JSON, and one marked escaped is
 * {@link escapeText}: either may hold what an owner wrote, NUL included.
 */
export interface Tables {
  readonly schema_version: { version: number; applied: string }
  readonly payload: { member: string; hash: string; size: number; parts: number }
  readonly payload_chunk: {
    member: string
    hash: string
    part: number
    bytes: Uint8Array
    /** Brotli (RFC 7932); instead of `bytes`, which is empty then. */
    packed: Uint8Array | null
  }
  readonly attempt: {
    member: string
    number: number
    source: string
    /** Escaped. Null: of every return of the source, or written before it was kept. */
    return_id: string | null
    outcome: string
    started: string
    ended: string
    payload_hash: string | null
    /** JSON: HTTP status, validators, what failed. */
    detail: string
  }
  readonly reading: ReadingRow
  readonly record_block: {
    member: string
    reading: number
    block: number
    type: RecordType
    count: number
    key_hashes: Uint8Array
    /** JSON. */
    body: string
  }
  readonly quarantine: EntryRow
  readonly note: EntryRow
  readonly refusal: EntryRow
  readonly content_check: {
    member: string
    reading: number
    number: number
    attempt: number | null
    checked: string
  }
  readonly redaction: {
    member: string
    number: number
    payload_hash: string
    reason: string
    ordered_by: string
    redacted: string
    /** JSON: the cells destroyed, without what was in them; null for all of them. */
    cells: string | null
  }
  /** Closes a redaction: from then on the store refuses deletion again. */
  readonly redaction_done: { member: string; redaction: number }
}

export interface ReadingRow {
  member: string
  number: number
  sequence: number | null
  source: string
  /** Escaped. */
  return_id: string
  verdict: string
  payload_hash: string
  mapping_hash: string
  attempt: number | null
  reference_date: string | null
  received: string
  recorded: string
  known_from: string | null
  origin: string
  encoding: string | null
  /** Escaped. */
  correction: string | null
  /** JSON. */
  publication: string | null
  /** JSON. */
  counts: string
  /** How many rows of each kind were stored with the reading, so that a torn one would show. */
  records: number
  quarantined: number
  notes: number
}

export interface EntryRow {
  member: string
  reading: number
  number: number
  /** JSON. */
  entry: string
}

export type Database = Kysely<Tables>

/** Text as the inside of a JSON string: neither store keeps NUL or a lone surrogate in plain text. */
export function escapeText(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

export function unescapeText(escaped: string): string {
  return JSON.parse(`"${escaped}"`) as string
}
