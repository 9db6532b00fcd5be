import type { Cell, Place } from '../../../schema/facts/cell'
import type { MissingReason } from '../../../schema/facts/missing'
import type { RawCell } from '../sources/rawTable'
import type { ReturnValues } from './converters'
import type { TypedField } from './fieldSchema'
import { cellMessage } from './messages'
import type { MeaningOf } from './meanings'
import type { Sentinel } from './sentinels'
import type { Misread } from './types/converted'

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
  readonly sentinels: readonly Sentinel[]
  /** Whether a cell that cannot be read costs its record. */
  readonly badCellIsFatal: boolean
  /** Whether the field is a part of the record's key. */
  readonly inKey: boolean
}

export interface CellReading {
  readonly meaningOf: MeaningOf
  readonly context: FieldContext
}

/** A raw cell read: a value, or the reason for none, and what is wrong if anything is. */
export function readCell(
  raw: RawCell,
  name: string,
  mapping: TypedField,
  { meaningOf, context }: CellReading,
): ReadCell {
  const { text } = raw
  const fatal = context.badCellIsFatal || context.inKey
  if (raw.defect !== undefined) return unparseable(raw, name, context, raw.defect, fatal)
  if (raw.typed === undefined && text.trim() === '') {
    const cell = missing(mapping.whenBlank ?? 'NOT_PROVIDED', raw)
    const needed = mapping.required === true || (context.inKey && mapping.optional !== true)
    return needed ? { cell, fault: faultIn(raw, name, context, BLANK, true) } : { cell }
  }
  const meaning = meaningOf(raw)
  if ('value' in meaning) return { cell: present(meaning.value, raw) }
  if ('reason' in meaning) {
    const cell = missing(meaning.reason, raw, meaning.note)
    const stands = !context.inKey || mapping.optional === true
    return stands ? { cell } : { cell, fault: faultIn(raw, name, context, NO_KEY, true) }
  }
  return unparseable(raw, name, context, meaning, fatal)
}

const BLANK: Misread = { code: 'REQUIRED_VALUE_MISSING', wrong: 'is blank', right: 'the field is required' }
const NO_KEY: Misread = {
  code: 'REQUIRED_VALUE_MISSING',
  wrong: 'stands where the key should',
  right: 'a key is required',
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
