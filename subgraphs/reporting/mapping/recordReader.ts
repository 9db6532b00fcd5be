import type { Cell } from '../../../schema/facts/cell'
import { fieldDefinition, KEY_SEPARATOR, RECORDS } from '../../../schema/facts/records'
import type { RecordType } from '../../../schema/facts/records'
import type { Note } from '../../../schema/facts/snapshot'
import { Problem } from '../../../schema/problem'
import type { RawHeading, RawRecord, RawTable } from '../sources/rawTable'
import type { ReturnValues } from './converters'
import { fieldReader } from './fieldReaders'
import type { FieldReader } from './fieldReaders'
import { headingList } from './finders'
import { publishedIdentity } from './identity'
import type { Identify } from './identity'
import type { Mapping, RecordMapping } from './mappingSchema'
import { recordMessage } from './messages'
import type { RecordFault } from './readCell'
import { compileRules } from './rules/checkRules'
import type { RuleOutcome } from './rules/checkRules'

const NOTHING_BROKEN: RuleOutcome = { notes: [], faults: [] }

/** What a return is read for. */
export interface ReadingContext {
  /** `synergy/gmpp-annual`: how messages begin. */
  readonly source: string
  readonly values: ReturnValues
  readonly identify: Identify
}

export interface ReadRecord {
  readonly type: RecordType
  readonly raw: RawRecord
  readonly cells: Readonly<Record<string, Cell>>
  readonly faults: readonly RecordFault[]
  readonly notes: readonly Note[]
  /** What the source itself tells its records apart by; nothing where a part of it is missing. */
  readonly own?: string
  /** Whether it belongs to a programme that is not wanted. */
  readonly elsewhere: boolean
}

/** A record's key in our own terms. */
export function keyOf({ type, cells }: Pick<ReadRecord, 'type' | 'cells'>): string {
  return joined(RECORDS[type].key, cells)
}

/** The values of some cells, joined; written as a loop because it runs for every record. */
function joined(keys: readonly string[], cells: Readonly<Record<string, Cell>>): string {
  let key = ''
  for (let at = 0; at < keys.length; at += 1) {
    if (at > 0) key += KEY_SEPARATOR
    key += cells[keys[at] as string]?.value ?? ''
  }
  return key
}

export interface RecordReader {
  /** The headings that some field reads. */
  readonly used: readonly RawHeading[]
  /** Whether what the source tells its records apart by is always their key in our own terms. */
  readonly isOwnKeyOurs: boolean
  read(raw: RawRecord): ReadRecord
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
  const fields = fieldReaders(type, record, mapping, table, context)
  const identity = identityField(record)
  const keys: readonly string[] = record.key ?? RECORDS[type].key
  const rules = compileRules(mapping.rules ?? [], type, context.source)
  const unkeyed = ({ field }: RecordFault): boolean => field !== undefined && keys.includes(field)
  const hasRules = (mapping.rules ?? []).some(({ on }) => on === type)
  return {
    isOwnKeyOurs: identity === undefined && keys.join() === RECORDS[type].key.join(),
    used: fields.flatMap(({ heading }) => (heading === undefined ? [] : [heading])),
    read(raw) {
      const cells: Record<string, Cell> = {}
      const faults: RecordFault[] = []
      if (raw.defect !== undefined) faults.push(defectFault(raw, type, context.source))
      else {
        for (const field of fields) {
          const { cell, fault } = field.read(raw)
          cells[field.name] = cell
          if (fault !== undefined) faults.push(fault)
        }
      }
      const who = identity === undefined ? undefined : identify(cells, identity, context)
      if (who !== undefined && identity !== undefined)
        cells[identity.name] = { value: who.programme ?? who.own }
      if (identity !== undefined && who === undefined && faults.length === 0) {
        faults.push(unidentified(raw, type, identity, context.source))
      }
      const { notes, faults: broken } = hasRules ? rules(cells, raw.place) : NOTHING_BROKEN
      const keyed = raw.defect === undefined && !(faults.length > 0 && faults.some(unkeyed))
      const own = keyed ? ownKey(cells, keys, identity?.name, who?.own) : undefined
      const elsewhere = who !== undefined && who.programme === undefined
      const all = broken.length === 0 ? faults : [...faults, ...broken]
      return own === undefined
        ? { type, raw, cells, faults: all, notes, elsewhere }
        : { type, raw, cells, faults: all, notes, own, elsewhere }
    },
  }
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
    const definition = fieldDefinition(type, name)
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
    const message = `${source}: one of the fields ${group.join(', ')} wants a column, found 0. Columns present: ${headingList(table.headings)} [COLUMN_NOT_FOUND]`
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

function ownKey(
  cells: Readonly<Record<string, Cell>>,
  keys: readonly string[],
  identityName: string | undefined,
  identity: string | undefined,
): string | undefined {
  if (identityName === undefined || !keys.includes(identityName)) return joined(keys, cells)
  if (identity === undefined) return undefined
  return joined(keys, { ...cells, [identityName]: { value: identity } })
}
