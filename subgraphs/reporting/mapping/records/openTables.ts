import { Problem } from '../../../../base/problems/problem'
import type { Refusal } from '../../../../schema/facts/snapshots/refusal'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { Note } from '../../../../schema/facts/snapshots/snapshot'
import type { Orientation, RawSource, RawTable } from '../../../sources/table/rawTable'
import type { Mapping, RecordMapping } from '../written/mappingSchema'
import type { ReadRecord } from './readRecord'
import { ReadRecords } from './readRecords'
import { recordReader } from './recordReader'
import type { ReadingContext } from './recordReader'
import { tableWanted } from './tableWanted'
import { placeText } from '../messages'
import { shapedRows } from '../rows/shapedRows'
import { UnmappedColumns } from './unmappedColumns'

/** The tables of a payload that a mapping reads, found and held against it. */
export interface OpenTables {
  /** Every record, in order; again from the first each time, where the source can be read again. */
  readonly records: Iterable<ReadRecord>
  /** How many there are at most; nothing where that is not known beforehand. */
  readonly mostRecords?: number
  /** Whether what the source tells its records apart by is, in every table, their key in our own terms. */
  readonly isOwnKeyOurs: boolean
  /**
   * What there is to say of the columns.
   *
   * @throws Problem UNMAPPED_COLUMN
   */
  notes(): readonly Note[]
  /** What there is to say of the rows, once the records have been read. */
  rowNotes(): readonly Note[]
  /** What is wrong with columns as a whole, once the records have been read. */
  columnFaults(): readonly Refusal[]
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
 * @param orientation how its tables lie where the mapping does not say
 * @throws Problem HEADER_NOT_FOUND, COLUMN_NOT_FOUND, COLUMN_AMBIGUOUS, BAD_CONFIGURATION
 */
export function openTables(
  mapping: Mapping,
  source: RawSource,
  orientation: Orientation,
  context: ReadingContext,
): OpenTables {
  const unmapped = new UnmappedColumns()
  const opened = recordMappings(mapping).map(([type, record]) => {
    const found = tableOf(type, record, source, { source: context.source, orientation })
    const { table, used } = shapedRows(record, found, context.source)
    const reader = recordReader(type, record, mapping, table, context)
    unmapped.add(table.headings, [...used, ...reader.used])
    return { table, reader }
  })
  return {
    records: new ReadRecords(opened),
    ...(opened.every(({ table }) => table.mostRecords !== undefined)
      ? { mostRecords: opened.reduce((sum, { table }) => sum + (table.mostRecords ?? 0), 0) }
      : {}),
    isOwnKeyOurs: opened.every(({ reader }) => reader.isOwnKeyOurs),
    notes: () => unmapped.notes(mapping, context.source),
    rowNotes: () =>
      opened.flatMap(({ table, reader }) => [
        ...(table.notes?.() ?? []).map((note) => inSource(note, context.source)),
        ...reader.columnNotes(),
      ]),
    columnFaults: () => opened.flatMap(({ reader }) => reader.columnFaults()),
  }
}

/** For which source a table is sought, and how its tables lie where the mapping does not say. */
export interface TableContext {
  readonly source: string
  readonly orientation: Orientation
}

/**
 * Finds the table of a record, in the shape that the mapping has given it.
 *
 * @throws Problem HEADER_NOT_FOUND, BAD_CONFIGURATION
 */
export function tableOf(
  type: RecordType,
  record: RecordMapping,
  source: RawSource,
  context: TableContext,
): RawTable {
  const shaped = record.reshape === undefined ? undefined : source.reshaped?.(record.reshape)
  if (shaped !== undefined) return shaped
  if (source.request !== undefined) return source.request(record.request ?? type)
  const wanted = tableWanted(record, context.orientation)
  if (wanted !== undefined) return source.table(wanted)
  if (source.form !== undefined) return source.form()
  throw new Problem(
    'BAD_CONFIGURATION',
    `${context.source}: a record without \`header\` is made of the cells of a form, which only workbooks have [BAD_CONFIGURATION]`,
  )
}

/** A note of the table itself does not know which source it came from; one of a step does. */
function inSource(note: Note, source: string): Note {
  if (note.message.startsWith(`${source}: `)) return note
  const place = placeText(note.where ?? {})
  return { ...note, message: `${source}: ${place === '' ? '' : `${place}: `}${note.message}` }
}
