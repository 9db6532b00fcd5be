import { recordOfRow } from '../../../../schema/facts/records/row'
import type { Refusal } from '../../../../schema/facts/snapshots/refusal'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { Counts, FactRecord, Note, Quarantined } from '../../../../schema/facts/snapshots/snapshot'
import type { Orientation, RawSource } from '../../../sources/table/rawTable'
import { duplicates } from '../keys/duplicates'
import type { Mapping } from '../written/mappingSchema'
import { openTables, recordMappings } from './openTables'
import type { ReadingContext } from './recordReader'
import { brokenReferences } from '../keys/references'
import { Settlement } from './settlement'
import type { Tally } from './settlement'

/** What a mapping made of one payload. */
export interface Mapped {
  readonly records: readonly FactRecord[]
  readonly quarantine: readonly Quarantined[]
  readonly notes: readonly Note[]
  readonly counts: Counts
  /** Records with anything in quarantine, whole or a cell. */
  readonly flawed: number
  readonly tallies: ReadonlyMap<RecordType, Tally>
  readonly columnFaults: readonly Refusal[]
}

/**
 * Maps a payload, whole: its records are held against each other.
 *
 * @param orientation how its tables lie where the mapping does not say
 * @throws Problem where the reading as a whole is refused: HEADER_NOT_FOUND, COLUMN_NOT_FOUND,
 *   COLUMN_AMBIGUOUS, UNMAPPED_COLUMN
 */
export function mapTables(
  mapping: Mapping,
  source: RawSource,
  orientation: Orientation,
  context: ReadingContext,
): Mapped {
  const tables = openTables(mapping, source, orientation, context)
  const read = [...tables.records]
  const columnNotes = tables.notes()
  const seen = (source.notes?.() ?? []).map((note) => ({
    ...note,
    message: `${context.source}: ${note.message}`,
  }))
  const twins = duplicates(read, context.source)
  const references = brokenReferences(mapping, read, context.source)
  const settlement = new Settlement(recordMappings(mapping).map(([type]) => type))
  const records: FactRecord[] = []
  const quarantine: Quarantined[] = []
  const notes: Note[] = [...columnNotes, ...seen]
  for (const one of read) {
    const settled = settlement.settle(one, references.get(one), twins.get(one))
    quarantine.push(...settled.quarantine)
    notes.push(...settled.notes)
    if (settled.row !== undefined) records.push(recordOfRow(settled.row))
  }
  notes.push(...tables.rowNotes())
  const { counts, flawed, tallies } = settlement
  return { records, quarantine, notes, counts, flawed, tallies, columnFaults: tables.columnFaults() }
}
