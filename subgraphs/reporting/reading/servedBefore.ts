import { KEY_SEPARATOR } from '../../../schema/facts/records/records'
import type { Cell } from '../../../schema/facts/figures/cell'
import type { FactRecord } from '../../../schema/facts/snapshots/snapshot'
import type { Ledger } from '../ledger/ledger'
import type { ServingReading } from '../mapping/gates'

/** The last good reading of a return, which a new one would replace. */
export interface ServedBefore {
  readonly serving: ServingReading
  /** When it was stored, ISO instant. */
  readonly recorded: string
  readonly records: readonly FactRecord[]
}

/** A field that a new reading says otherwise; a reason for no value stands in brackets. */
export interface ChangedField {
  readonly record: string
  readonly field: string
  readonly before: string
  readonly after: string
}

/** What differs between the reading that serves and a new one. Records are named by type and key. */
export interface Difference {
  readonly recorded: string
  readonly added: readonly string[]
  readonly gone: readonly string[]
  readonly changed: readonly ChangedField[]
}

/** Reads what serves of a return, with its records; nothing where none has been accepted yet. */
export async function servedBefore(
  ledger: Ledger,
  source: string,
  returnId: string,
  mappingHash: string,
): Promise<ServedBefore | undefined> {
  const serving = await ledger.serving(source, returnId)
  if (serving === undefined) return undefined
  const [snapshot] = await ledger.snapshots({ after: serving.sequence - 1, limit: 1 })
  if (snapshot === undefined) return undefined
  const { counts, kept } = serving
  return {
    serving: { counts, kept, isReadAlike: serving.mappingHash === mappingHash },
    recorded: snapshot.recorded,
    records: snapshot.records,
  }
}

/** Compares a new reading with the one that serves, record by record and field by field. */
export function differenceFrom(before: ServedBefore, records: readonly FactRecord[]): Difference {
  const old = new Map(before.records.map((record) => [nameOf(record), record]))
  const added: string[] = []
  const changed: ChangedField[] = []
  for (const record of records) {
    const name = nameOf(record)
    const was = old.get(name)
    old.delete(name)
    if (was === undefined) added.push(name)
    else changed.push(...changesOf(name, was, record))
  }
  return { recorded: before.recorded, added, gone: [...old.keys()], changed }
}

function changesOf(record: string, was: FactRecord, is: FactRecord): readonly ChangedField[] {
  const names = new Set([...Object.keys(was.fields), ...Object.keys(is.fields)])
  return [...names].flatMap((field) => {
    const [before, after] = [told(was.fields[field]), told(is.fields[field])]
    return before === after ? [] : [{ record, field, before, after }]
  })
}

function nameOf({ type, key }: FactRecord): string {
  const parts = key.split(KEY_SEPARATOR).filter((part) => part !== '')
  return `${type} ${parts.join(', ')}`
}

function told(cell: Cell | undefined): string {
  return cell?.value ?? `[${cell?.reason ?? 'NOT_PROVIDED'}]`
}
