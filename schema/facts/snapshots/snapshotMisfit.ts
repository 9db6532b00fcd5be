import { z } from 'zod'

import { isObject } from '../../../base/json/isObject'
import { parsePeriod } from '../../../base/dates/period'
import { MISSING_REASONS } from '../figures/missing'
import { RETURN_ORIGINS } from '../figures/origin'
import type { FieldDefinition, FieldKind, RecordType } from '../records/records'
import { RECORDS } from '../records/records'

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
  origin: z.enum(RETURN_ORIGINS),
  publication: z.object({ title: text, reference: text.optional() }).optional(),
  payloadHash: text,
  mappingHash: text,
  encoding: text.optional(),
  counts: z.object({ read: count, accepted: count, quarantined: count, withReason: count, elsewhere: count }),
  notes: z.array(z.object({ code: text, message: text })),
  quarantine: z.array(z.object({ code: text, message: text, where: z.object({}), record: z.object({}) })),
  records: z.array(z.unknown()),
})

/** What is nested deeper is nothing of a snapshot, and could exhaust the stack of whoever writes it out again. */
const DEEPEST = 4

/** Whether a value is nested no deeper than so far, and has no key that an object takes for something else. */
function isShallow(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (most === 0) return false
  if (Array.isArray(value)) return value.every((item) => isShallow(item, most - 1))
  return Object.entries(value).every(([key, item]) => key !== '__proto__' && isShallow(item, most - 1))
}

/** The canonical text of each kind of field, where not every text is. */
const IS_CANONICAL: Partial<Record<FieldKind, (text: string) => boolean>> = {
  NUMBER: (value) => /^-?\d+(\.\d+)?$/.test(value),
  DATE: (value) => parsePeriod(value) !== undefined,
}

function isCell(cell: unknown, definition: FieldDefinition | undefined): boolean {
  if (!isObject(cell)) return false
  const { value, reason } = cell
  if (value === undefined) return typeof reason === 'string' && Object.hasOwn(MISSING_REASONS, reason)
  const isCanonical = definition && IS_CANONICAL[definition.kind]
  return typeof value === 'string' && reason === undefined && isCanonical?.(value) !== false
}

function isRecord(record: unknown): boolean {
  if (!isObject(record) || !isShallow(record, DEEPEST)) return false
  const { type, key, fields } = record
  if (typeof type !== 'string' || !Object.hasOwn(RECORDS, type)) return false
  const known: Readonly<Record<string, FieldDefinition>> = RECORDS[type as RecordType].fields
  return (
    typeof key === 'string' &&
    isObject(fields) &&
    Object.entries(fields).every(([name, cell]) =>
      isCell(cell, Object.hasOwn(known, name) ? known[name] : undefined),
    )
  )
}

/** Why what came from another process is no {@link import('./snapshot').Snapshot}, or nothing where it is one. */
export function snapshotMisfit(snapshot: unknown): string | undefined {
  const head = headShape.safeParse(snapshot)
  if (!head.success) return `its ${head.error.issues[0]?.path.join('.') ?? ''} is not what a snapshot has`
  const { records, ...rest } = snapshot as Readonly<Record<string, unknown>> & { records: readonly unknown[] }
  if (!isShallow(rest, DEEPEST)) return 'it is nested deeper than a snapshot is'
  const at = records.findIndex((record) => !isRecord(record))
  return at === -1 ? undefined : `its records[${at}] is no record`
}
