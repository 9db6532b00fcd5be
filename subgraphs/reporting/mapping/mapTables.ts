import type { Cell } from '../../../schema/facts/cell'
import type { RecordType } from '../../../schema/facts/records'
import type { Counts, FactRecord, Note, Quarantined } from '../../../schema/facts/snapshot'
import { Problem } from '../../../schema/problem'
import type { Orientation, RawSource, RawTable } from '../sources/rawTable'
import { duplicates } from './duplicates'
import type { RecordFault } from './readCell'
import type { Mapping, RecordMapping } from './mappingSchema'
import { keyOf, recordReader } from './recordReader'
import type { ReadingContext, ReadRecord } from './recordReader'
import { brokenReferences } from './references'
import { tableWanted } from './tableWanted'
import { UnmappedColumns } from './unmappedColumns'

/** What a mapping made of one payload. */
export interface Mapped {
  readonly records: readonly FactRecord[]
  readonly quarantine: readonly Quarantined[]
  readonly notes: readonly Note[]
  readonly counts: Counts
  /** Records with anything in quarantine, whole or a cell. */
  readonly flawed: number
}

/** Each mapping of a record, with its type; a type may be split into several. */
export function recordMappings(mapping: Mapping): readonly (readonly [RecordType, RecordMapping])[] {
  return Object.entries(mapping.records).flatMap(([type, record]) =>
    (Array.isArray(record) ? record : [record]).map(
      (one) => [type as RecordType, one as RecordMapping] as const,
    ),
  )
}

/**
 * Maps a payload.
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
  const read: ReadRecord[] = []
  const unmapped = new UnmappedColumns()
  for (const [type, record] of recordMappings(mapping)) {
    const table = tableOf(type, record, source, orientation, context)
    const reader = recordReader(type, record, mapping, table, context)
    unmapped.add(table.headings, reader.used)
    for (const raw of table.records) read.push(reader.read(raw))
  }
  const seen = (source.notes?.() ?? []).map((note) => ({
    ...note,
    message: `${context.source}: ${note.message}`,
  }))
  const notes = [...unmapped.notes(mapping, context.source), ...seen]
  return settle(mapping, read, notes, context)
}

function tableOf(
  type: RecordType,
  record: RecordMapping,
  source: RawSource,
  orientation: Orientation,
  context: ReadingContext,
): RawTable {
  if (source.request !== undefined) return source.request(record.request ?? type)
  const wanted = tableWanted(record, orientation)
  if (wanted !== undefined) return source.table(wanted)
  if (source.form !== undefined) return source.form()
  throw new Problem(
    'BAD_CONFIGURATION',
    `${context.source}: a record without \`header\` is made of the cells of a form, which only workbooks have [BAD_CONFIGURATION]`,
  )
}

/** Holds the records against each other, and parts those accepted from those that are not. */
function settle(
  mapping: Mapping,
  read: readonly ReadRecord[],
  columnNotes: readonly Note[],
  context: ReadingContext,
): Mapped {
  const twins = duplicates(read, context.source)
  const references = brokenReferences(mapping, read, context.source)
  const records: FactRecord[] = []
  const quarantine: Quarantined[] = []
  const notes: Note[] = [...columnNotes]
  const counts = { read: read.length, accepted: 0, quarantined: 0, withheld: 0, elsewhere: 0 }
  let flawed = 0
  for (const record of read) {
    const faults = [...record.faults, ...(references.get(record) ?? []), ...(twins.get(record) ?? [])]
    const fatal = faults.some((fault) => fault.fatal)
    if (faults.length > 0) flawed += 1
    if (fatal) counts.quarantined += 1
    else counts.accepted += 1
    if (!fatal && record.elsewhere) {
      counts.elsewhere += 1
      continue
    }
    quarantine.push(...faults.map((fault) => quarantined(fault, record)))
    if (fatal) continue
    const fields = withoutBrokenReferences(record.cells, references.get(record) ?? [])
    counts.withheld += Object.values(fields).filter(
      ({ reason, where }) => reason !== undefined && where !== undefined,
    ).length
    notes.push(...record.notes)
    records.push({ type: record.type, key: keyOf(record), fields })
  }
  return { records, quarantine, notes, counts, flawed }
}

function withoutBrokenReferences(
  cells: Readonly<Record<string, Cell>>,
  broken: readonly RecordFault[],
): Readonly<Record<string, Cell>> {
  if (broken.length === 0) return cells
  const fields = { ...cells }
  for (const { field, value, where } of broken) {
    if (field !== undefined) fields[field] = { reason: 'UNPARSEABLE', raw: value ?? '', where }
  }
  return fields
}

function quarantined({ code, message, where, field, value }: RecordFault, { raw }: ReadRecord): Quarantined {
  return {
    code,
    message,
    where,
    ...(where.heading === undefined ? {} : { column: where.heading }),
    ...(field === undefined ? {} : { field }),
    ...(value === undefined ? {} : { value }),
    record: raw.asWritten(),
  }
}
