import { z } from 'zod'

import type { MissingReason } from './missing'
import { MISSING_REASONS } from './missing'
import type { Origin } from './origin'
import { ORIGINS } from './origin'
import type { RecordType } from './records'
import { RECORDS } from './records'

const count = z.int().min(0)
const text = z.string()

/** A snapshot but for its records, of which there may be many. What a later release adds is let through. */
const headShape = z.object({
  sequence: z.int().min(1),
  source: text,
  returnId: text,
  referenceDate: text.optional(),
  received: text,
  recorded: text,
  knownFrom: text.optional(),
  correction: text.optional(),
  origin: z.enum(Object.keys(ORIGINS) as [Origin, ...Origin[]]),
  publication: z.object({ title: text, reference: text.optional() }).optional(),
  payloadHash: text,
  mappingHash: text,
  encoding: text.optional(),
  counts: z.object({ read: count, accepted: count, quarantined: count, withheld: count, elsewhere: count }),
  notes: z.array(z.object({ code: text, message: text })),
  quarantine: z.array(z.object({ code: text, message: text, where: z.object({}), record: z.object({}) })),
  records: z.array(z.unknown()),
})

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCell(cell: unknown): boolean {
  if (!isObject(cell)) return false
  const { value, reason } = cell
  return typeof value === 'string'
    ? reason === undefined
    : value === undefined && (reason as MissingReason) in MISSING_REASONS
}

function isRecord(record: unknown): boolean {
  if (!isObject(record)) return false
  const { type, key, fields } = record
  return (
    (type as RecordType) in RECORDS &&
    typeof key === 'string' &&
    isObject(fields) &&
    Object.values(fields).every(isCell)
  )
}

/** Why what came from another process is no {@link import('./snapshot').Snapshot}, or nothing where it is one. */
export function snapshotMisfit(snapshot: unknown): string | undefined {
  const head = headShape.safeParse(snapshot)
  if (!head.success) return `its ${head.error.issues[0]?.path.join('.') ?? ''} is not what a snapshot has`
  const at = head.data.records.findIndex((record) => !isRecord(record))
  return at === -1 ? undefined : `its records[${at}] is no record`
}
