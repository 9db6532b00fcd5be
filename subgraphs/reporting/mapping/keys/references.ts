import { RECORDS } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { RecordFault } from '../fields/readCell'
import type { Mapping, RecordMapping } from '../written/mappingSchema'
import { cellMessage } from '../messages'
import type { ReadRecord } from '../records/readRecord'

interface Reference {
  readonly type: RecordType
  readonly field: string
  readonly record: RecordType
  readonly to: string
}

/** The field of another record that a reference is held against. */
export function referredField(record: RecordType, field: string | undefined): string {
  return field ?? (RECORDS[record].key as readonly string[]).at(-1) ?? ''
}

function referencesOf(mapping: Mapping): readonly Reference[] {
  const found: Reference[] = []
  for (const [type, one] of Object.entries(mapping.records)) {
    for (const record of (Array.isArray(one) ? one : [one]) as readonly RecordMapping[]) {
      for (const [field, given] of Object.entries(record.fields)) {
        if (given?.type !== 'ref') continue
        found.push({
          type: type as RecordType,
          field,
          record: given.record,
          to: referredField(given.record, given.field),
        })
      }
    }
  }
  return found
}

/** Whether records of the mapping refer to others, which must all have been read before it is known to whom. */
export function hasReferences(mapping: Mapping): boolean {
  return referencesOf(mapping).length > 0
}

/** The references of the records to records that are not in the return. */
export function brokenReferences(
  mapping: Mapping,
  read: readonly ReadRecord[],
  source: string,
): ReadonlyMap<ReadRecord, readonly RecordFault[]> {
  const faults = new Map<ReadRecord, RecordFault[]>()
  for (const { type, field, record: referred, to } of referencesOf(mapping)) {
    const present = new Set(
      read.filter(({ type: of }) => of === referred).map((one) => one.cellOf(to)?.value),
    )
    for (const record of read) {
      const cell = record.type === type ? record.cellOf(field) : undefined
      if (cell?.value === undefined || present.has(cell.value)) continue
      const value = cell.raw ?? cell.value
      const where = cell.where ?? record.raw.place
      const wrong = `refers to no ${referred} of the return`
      const right = `the ${to} of one that is`
      const code = 'BAD_REFERENCE'
      const message = cellMessage({ source, where, record: type, field, value, wrong, right, code })
      const fatal =
        mapping.contract?.badCell !== 'reason' || (RECORDS[type].key as readonly string[]).includes(field)
      faults.set(record, [...(faults.get(record) ?? []), { code, message, where, fatal, field, value }])
    }
  }
  return faults
}
