import type { Refusal } from '../../../../schema/facts/snapshots/refusal'
import { Problem } from '../../../../base/problems/problem'
import type { Cell } from '../../../../schema/facts/figures/cell'
import { RECORDS } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { RawHeading, RawRecord, RawTable } from '../../../sources/table/rawTable'
import type { ReturnValues } from '../fields/converters'
import { fieldReader } from '../fields/fieldReaders'
import type { FieldReader } from '../fields/fieldReader'
import type { ColumnFault } from '../types/converted'
import type { Note } from '../../../../schema/facts/snapshots/snapshot'
import { columnsPresent } from '../fields/finders'
import { publishedIdentity } from '../keys/identity'
import type { Identify } from '../keys/identity'
import type { Mapping, RecordMapping } from '../written/mappingSchema'
import { cellMessage, recordMessage } from '../messages'
import type { RecordFault } from '../fields/readCell'
import { layoutOf, ReadRecord } from './readRecord'
import type { Belonging, RecordLayout } from './readRecord'
import { namedCells, readCells, rowField } from './rowCells'
import { definedIn } from './statedUnit'
import { compileRules } from '../rules/checkRules'
import type { RuleOutcome } from '../rules/checkRules'

const NOTHING_BROKEN: RuleOutcome = { notes: [], faults: [] }

/** What a return is read for. */
export interface ReadingContext {
  /** `synergy/gmpp-annual`: how messages begin. */
  readonly source: string
  readonly values: ReturnValues
  readonly identify: Identify
}

export interface RecordReader {
  /** The headings that some field reads. */
  readonly used: readonly RawHeading[]
  /** Whether what the source tells its records apart by is always their key in our own terms. */
  readonly isOwnKeyOurs: boolean
  read(raw: RawRecord): ReadRecord
  /** What is wrong with columns as a whole, once the records have been read. */
  columnFaults(): readonly Refusal[]
  /** What is worth telling of columns, once the records have been read. */
  columnNotes(): readonly Note[]
}

/**
 * How the records of one table are read. One record at a time, and nothing is kept, so that a source of
 * any length can be read.
 *
 * @throws Problem COLUMN_NOT_FOUND, COLUMN_AMBIGUOUS
 */
export function recordReader(
  type: RecordType,
  record: RecordMapping,
  mapping: Mapping,
  table: RawTable,
  context: ReadingContext,
): RecordReader {
  const readers = fieldReaders(type, record, mapping, table, context)
  const identity = identityField(record)
  const keys: readonly string[] = record.key ?? RECORDS[type].key
  const layout = layoutOf(type, readers.map(rowField), keys)
  const identityAt = readers.findIndex(({ name }) => name === identity?.name)
  const rules = compileRules(mapping.rules ?? [], type, context.source)
  const unkeyed = ({ field }: RecordFault): boolean => field !== undefined && keys.includes(field)
  const hasRules = (mapping.rules ?? []).some(({ on }) => on === type)
  return {
    isOwnKeyOurs: identity === undefined && keys.join() === RECORDS[type].key.join(),
    used: readers.flatMap(({ headings }) => headings ?? []),
    read(raw) {
      if (raw.defect !== undefined) return defective(raw, layout, context.source)
      const cells = new Array<Cell>(readers.length)
      let faults = readCells(readers, raw, cells)
      let belonging: Belonging = HERE
      let isKeyed = faults.length === 0 || !faults.some(unkeyed)
      if (identity !== undefined) {
        const who = identify(namedCells(layout, cells), identity, context)
        if (who === undefined) {
          if (faults.length === 0) faults = [unidentified(raw, type, identity, context.source)]
          isKeyed &&= !keys.includes(identity.name)
        } else {
          cells[identityAt] = { value: who.programme ?? who.own }
          belonging = { elsewhere: who.programme === undefined, identity: { at: identityAt, own: who.own } }
        }
      }
      const { notes, faults: broken } = hasRules
        ? rules(namedCells(layout, cells), raw.place)
        : NOTHING_BROKEN
      const all = broken.length === 0 ? faults : [...faults, ...broken]
      return new ReadRecord(raw, layout, cells, all, notes, isKeyed, belonging)
    },
    columnFaults: () =>
      readers
        .flatMap((reader) => told(type, reader, reader.columnFault?.(), context.source))
        .map(({ code, message }) => ({ code, message })),
    columnNotes: () => readers.flatMap((reader) => told(type, reader, reader.columnNote?.(), context.source)),
  }
}

const HERE: Belonging = { elsewhere: false }

/** What a column shows, in words. */
function told(
  type: RecordType,
  { name, heading }: FieldReader,
  fault: ColumnFault | undefined,
  source: string,
): readonly Note[] {
  if (fault === undefined) return []
  const { code, text, wrong, right } = fault
  const where = heading?.place ?? {}
  const message = { source, where, record: type, field: name, value: text, wrong, code }
  return [{ code, message: cellMessage(right === undefined ? message : { ...message, right }), where }]
}

function defective(raw: RawRecord, layout: RecordLayout, source: string): ReadRecord {
  return new ReadRecord(raw, layout, [], [defectFault(raw, layout.type, source)], [], false, HERE)
}

function fieldReaders(
  type: RecordType,
  record: RecordMapping,
  { sentinels, contract }: Mapping,
  table: RawTable,
  { source, values }: ReadingContext,
): readonly FieldReader[] {
  const keys: readonly string[] = RECORDS[type].key
  const readers: FieldReader[] = []
  for (const [name, field] of Object.entries(record.fields)) {
    const definition = definedIn(type, name, record)
    if (field === undefined || definition === undefined) continue
    readers.push(
      fieldReader(name, field, definition, table, {
        source,
        record: type,
        values,
        sentinels: sentinels ?? [],
        badCellIsFatal: contract?.badCell !== 'reason',
        inKey: keys.includes(name),
      }),
    )
  }
  for (const group of record.requireOneOf ?? []) {
    if (!group.every((name) => readers.find((reader) => reader.name === name)?.absent === true)) continue
    const message = `${source}: one of the fields ${group.join(', ')} wants a column, found 0. ${columnsPresent(table.headings)} [COLUMN_NOT_FOUND]`
    throw new Problem('COLUMN_NOT_FOUND', message, { fields: group })
  }
  return readers
}

interface IdentityField {
  readonly name: string
  readonly by: { readonly id?: string | undefined; readonly name: string; readonly department: string }
}

/** The field whose value is the programme that a record is about, where a mapping has one. */
export function identityField({ fields }: RecordMapping): IdentityField | undefined {
  for (const [name, field] of Object.entries(fields)) {
    if (field?.type === undefined && field !== undefined && 'identifiedBy' in field.from) {
      return { name, by: field.from.identifiedBy }
    }
  }
  return undefined
}

function identify(
  cells: Readonly<Record<string, Cell>>,
  { by }: IdentityField,
  context: ReadingContext,
): ReturnType<Identify> {
  return context.identify(publishedIdentity(cells, by))
}

function unidentified(raw: RawRecord, type: RecordType, { by }: IdentityField, source: string): RecordFault {
  const wanted = [by.id, by.name].filter((field) => field !== undefined).join(' nor ')
  const wrong = `names no programme: it has neither ${wanted}`
  return {
    code: 'REQUIRED_VALUE_MISSING',
    message: recordMessage(source, raw.place, type, wrong, 'REQUIRED_VALUE_MISSING'),
    where: raw.place,
    fatal: true,
  }
}

function defectFault(raw: RawRecord, type: RecordType, source: string): RecordFault {
  const { code, wrong, right } = raw.defect ?? { code: 'BAD_CSV', wrong: 'cannot be read' }
  const told = right === undefined ? wrong : `${wrong} (${right})`
  return { code, message: recordMessage(source, raw.place, type, told, code), where: raw.place, fatal: true }
}
