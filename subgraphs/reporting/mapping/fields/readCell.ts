import type { Cell, Place } from '../../../../schema/facts/figures/cell'
import type { MissingReason } from '../../../../schema/facts/figures/missing'
import type { RawCell } from '../../../sources/table/rawTable'
import type { ReturnValues } from './converters'
import type { TypedField } from '../written/fieldSchema'
import { cellMessage } from '../messages'
import type { MeaningOf } from './meanings'
import { Repeated } from './repeated'
import type { WrittenSentinel } from './sentinelSets'
import type { Misread } from '../types/converted'

/** Something wrong in one record. A fatal fault costs the record, another only its cell. */
export interface RecordFault {
  readonly code: string
  readonly message: string
  readonly where: Place
  readonly fatal: boolean
  readonly field?: string
  readonly value?: string
}

export interface ReadCell {
  readonly cell: Cell
  readonly fault?: RecordFault
}

/** What a field is read for. */
export interface FieldContext {
  readonly source: string
  readonly record: string
  readonly values: ReturnValues
  readonly sentinels: readonly WrittenSentinel[]
  /** Whether a cell that cannot be read costs its record. */
  readonly badCellIsFatal: boolean
  /** Whether the field is a part of the record's key. */
  readonly inKey: boolean
}

/** How the cells of one field are read. */
export interface CellReader {
  /** A value, or the reason for none, and what is wrong if anything is. */
  read(raw: RawCell): ReadCell
  /** As `read`, but what the same text was found to be before is not looked for. */
  anew(raw: RawCell): ReadCell
  /** The cell that plain text comes to wherever it stands, without a place; nothing where something is wrong. */
  plain(text: string): Cell | undefined
}

export function cellReader(
  name: string,
  mapping: TypedField,
  meaningOf: MeaningOf,
  context: FieldContext,
): CellReader {
  const anew = (raw: RawCell): ReadCell => readCell(raw, name, mapping, meaningOf, context)
  const repeated = new Repeated<Cell>((text) => {
    const { cell, fault } = anew({ text, place: NOWHERE })
    return fault === undefined ? cell : undefined
  })
  return {
    anew,
    plain: (text) => repeated.of(text),
    read(raw) {
      const isPlain = raw.typed === undefined && raw.defect === undefined
      const cell = isPlain ? repeated.of(raw.text) : undefined
      return cell === undefined ? anew(raw) : { cell: hasPlace(raw) ? { ...cell, where: raw.place } : cell }
    },
  }
}

const NOWHERE: Place = {}

function readCell(
  raw: RawCell,
  name: string,
  mapping: TypedField,
  meaningOf: MeaningOf,
  context: FieldContext,
): ReadCell {
  const { text } = raw
  const fatal = context.badCellIsFatal || context.inKey
  if (raw.defect !== undefined) return unparseable(raw, name, context, raw.defect, fatal)
  if (raw.typed === undefined && isBlank(text)) {
    const cell = missing(mapping.whenBlank ?? 'NOT_PROVIDED', raw)
    const needed = mapping.required === true || (context.inKey && mapping.optional !== true)
    return needed ? { cell, fault: faultIn(raw, name, context, BLANK, true) } : { cell }
  }
  const meaning = meaningOf(raw)
  if ('value' in meaning) {
    if (context.inKey && mapping.type === 'code' && mapping.pattern === undefined && TOTAL.test(text.trim()))
      return unparseable(raw, name, context, IS_TOTAL, true)
    const isPlain = meaning.value === text && !hasPlace(raw)
    return { cell: isPlain ? meaning : present(meaning.value, raw) }
  }
  if ('reason' in meaning) {
    const cell = missing(meaning.reason, raw, meaning.note)
    const stands = !context.inKey || mapping.optional === true
    return stands ? { cell } : { cell, fault: faultIn(raw, name, context, NO_KEY, true) }
  }
  return unparseable(raw, name, context, meaning, fatal)
}

const TOTAL = /^(?:grand |overall |sub-? ?)?totals?:?$/i
const IS_TOTAL: Misread = {
  code: 'TOTAL_ROW',
  wrong: 'is the heading of a sum, and no code',
  right:
    'the row left out by `where`, or the table ended by `stop`; a `pattern` for a code that is so called',
}
const BLANK: Misread = { code: 'REQUIRED_VALUE_MISSING', wrong: 'is blank', right: 'the field is required' }
const NO_KEY: Misread = {
  code: 'REQUIRED_VALUE_MISSING',
  wrong: 'stands where the key should',
  right: 'a key is required',
}

/** Most texts begin with a letter or a digit: they need not be trimmed to see that they are not blank. */
function isBlank(text: string): boolean {
  const first = text.charCodeAt(0)
  return !(first > 0x20 && first < 0x7f) && text.trim() === ''
}

/** A value that the return states about itself has no place. */
function hasPlace({ place }: RawCell): boolean {
  for (const _part in place) return true
  return false
}

function present(value: string, raw: RawCell): Cell {
  const { text, place } = raw
  if (!hasPlace(raw)) return value === text ? { value } : { value, raw: text }
  return value === text ? { value, where: place } : { value, raw: text, where: place }
}

function missing(reason: MissingReason, raw: RawCell, note?: string): Cell {
  const { text, place } = raw
  return {
    reason,
    ...(text.trim() === '' ? {} : { raw: text }),
    ...(note === undefined ? {} : { note }),
    ...(hasPlace(raw) ? { where: place } : {}),
  }
}

function unparseable(
  raw: RawCell,
  name: string,
  context: FieldContext,
  misread: Misread,
  fatal: boolean,
): ReadCell {
  const fault = faultIn(raw, name, context, misread, fatal)
  return { cell: { ...missing('UNPARSEABLE', raw), raw: raw.text }, fault }
}

function faultIn(
  { text, place }: RawCell,
  name: string,
  { source, record }: FieldContext,
  { code, wrong, right }: Misread,
  fatal: boolean,
): RecordFault {
  const told = right === undefined ? {} : { right }
  const message = cellMessage({
    source,
    where: place,
    record,
    field: name,
    value: text,
    wrong,
    code,
    ...told,
  })
  return { code, message, where: place, fatal, field: name, value: text }
}
