import { Problem } from '../../../../base/problems/problem'
import type { Cell } from '../../../../schema/facts/figures/cell'
import type { FieldDefinition } from '../../../../schema/facts/records/records'
import type { RawCell, RawTable } from '../../../sources/table/rawTable'
import { codeConverter } from './codeConverter'
import { converterOf } from './converters'
import type { FieldMapping, GivenField, TypedField } from '../written/fieldSchema'
import type { CellFinder } from '../written/finderSchema'
import { firstCells, joinedCells } from './combinedCells'
import { findCells } from './columnCells'
import type { CellsFound, Seeker } from './columnCells'
import { madeCells } from './madeCells'
import { partOf } from './parts'
import { CodeFault } from '../written/functions'
import { meanings } from './meanings'
import type { MeaningOf } from './meanings'
import { cellMessage, quoted } from '../messages'
import { cellReader } from './readCell'
import type { CellReader, FieldContext, ReadCell } from './readCell'
import { compileSentinels } from './sentinels'
import type { FieldReader, PlainReader } from './fieldReader'

/**
 * How one field is read from the records of one table.
 *
 * @throws Problem COLUMN_NOT_FOUND, COLUMN_AMBIGUOUS, BAD_CONFIGURATION
 */
export function fieldReader(
  name: string,
  mapping: FieldMapping,
  definition: FieldDefinition,
  table: RawTable,
  context: FieldContext,
): FieldReader {
  if (mapping.type === undefined) return givenReader(name, mapping, context)
  if (mapping.inCode !== undefined) {
    const meaning = codeConverter(mapping.inCode, definition, context.values)
    return typedReader(name, mapping, meaning, table, context)
  }
  const converter = converterOf(mapping, definition, context.values, table.mayHaveDecimalCommas === true)
  const { columnFault, columnNote } = converter
  return {
    ...typedReader(name, mapping, converter, table, context),
    ...(columnFault === undefined ? {} : { columnFault }),
    ...(columnNote === undefined ? {} : { columnNote }),
  }
}

function typedReader(
  name: string,
  mapping: TypedField,
  converter: MeaningOf,
  table: RawTable,
  context: FieldContext,
): FieldReader {
  const { inCode } = mapping
  const sentinels = compileSentinels([...(mapping.sentinels ?? []), ...context.sentinels])
  const cells = cellReader(name, mapping, meanings(mapping, converter, sentinels), context)
  const read = inCode === undefined ? cells.read : codeReader(name, context, cells.read)
  const { from } = mapping
  if (typeof from === 'object' && 'fromReturn' in from) {
    const value = context.values[from.fromReturn]
    const cell = value === undefined ? absentCell(mapping) : read({ text: value, place: {} })
    return { name, read: () => (value === undefined ? { cell: cell as Cell } : (cell as ReadCell)) }
  }
  if (typeof from === 'object' && 'sheet' in from) {
    const found = orAbsent(
      table.addressed?.(from.sheet, from.cell),
      mapping,
      name,
      context,
      read,
      table.sheets,
    )
    return { name, read: () => found }
  }
  const reader = cellsReader(name, from, mapping, table, context, read)
  return inCode === undefined ? withPlain(reader, mapping, table, cells) : reader
}

/** A fault in the code of a mapping refuses the reading: what else it gives cannot be trusted either. */
function codeReader(
  name: string,
  { source, record }: FieldContext,
  read: (raw: RawCell) => ReadCell,
): (raw: RawCell) => ReadCell {
  return (raw) => {
    try {
      return read(raw)
    } catch (error) {
      if (!(error instanceof CodeFault)) throw error
      const { code } = error
      const wrong = `stops the code of the mapping: ${error.message}`
      const place = { source, where: raw.place, record, field: name, value: raw.text }
      throw new Problem(code, cellMessage({ ...place, wrong, code }), { field: name })
    }
  }
}

function cellsReader(
  name: string,
  finder: CellFinder,
  mapping: TypedField,
  table: RawTable,
  context: FieldContext,
  read: (raw: RawCell) => ReadCell,
): FieldReader {
  const seeker = { source: context.source, field: name, optional: mapping.optional ?? false }
  const found = cellsOf(finder, table, seeker)
  if (found === undefined) {
    const absent = { cell: absentCell(mapping) }
    return { name, absent: true, read: () => absent }
  }
  const part = partOf(mapping.part)
  const { headings } = found
  const [heading] = headings
  return {
    name,
    headings,
    ...(heading === undefined || headings.length > 1 ? {} : { heading }),
    read: part === undefined ? (record) => read(found.of(record)) : (record) => read(part(found.of(record))),
  }
}

function cellsOf(finder: CellFinder, table: RawTable, seeker: Seeker): CellsFound | undefined {
  if (typeof finder === 'string') return findCells(finder, table, seeker)
  if ('join' in finder) return joinedCells(finder.join, finder.with ?? '-', table, seeker)
  if ('firstOf' in finder) return firstCells(finder.firstOf, table, seeker)
  if ('unpivoted' in finder || 'counted' in finder) return madeCells(finder)
  return findCells(finder, table, seeker)
}

function withPlain(
  reader: FieldReader,
  { part }: TypedField,
  { isText }: RawTable,
  cells: CellReader,
): FieldReader {
  const { heading } = reader
  const column = heading?.place.column
  if (heading === undefined || column === undefined || isText !== true || part !== undefined) return reader
  const plain: PlainReader = {
    column: column - 1,
    of: (text) => cells.plain(text),
    anew: (record) => cells.anew(record.cell(heading)),
  }
  return { ...reader, plain }
}

function absentCell({ whenAbsent }: FieldMapping): Cell {
  return { reason: whenAbsent ?? 'NOT_PROVIDED' }
}

/** A value that stands alone: where it is not there and must be, the record or the reading cannot be. */
function orAbsent(
  raw: RawCell | undefined,
  mapping: TypedField,
  name: string,
  { source }: FieldContext,
  read: (raw: RawCell) => ReadCell,
  sheets?: readonly string[],
): ReadCell {
  if (raw !== undefined) return read(raw)
  if (mapping.optional === true) return { cell: absentCell(mapping) }
  const present = sheets === undefined ? '' : `Sheets present: ${sheets.map(quoted).join(', ')} `
  throw new Problem(
    'COLUMN_NOT_FOUND',
    `${source}: field "${name}" wants a value at ${JSON.stringify(mapping.from)}, found 0. ${present}[COLUMN_NOT_FOUND]`,
    { field: name },
  )
}

function givenReader(name: string, mapping: GivenField, { source, values }: FieldContext): FieldReader {
  const { from } = mapping
  if ('constant' in from) return fixed(name, { value: String(from.constant) })
  if ('identifiedBy' in from) return fixed(name, { reason: 'NOT_PROVIDED' })
  const value = values[from.fromReturn]
  if (value !== undefined) return fixed(name, { value })
  if (mapping.optional === true) return fixed(name, absentCell(mapping))
  throw new Problem(
    'BAD_CONFIGURATION',
    `${source}: field "${name}" wants the value "${from.fromReturn}" of the return; it states: ${Object.keys(values).join(', ')} [BAD_CONFIGURATION]`,
  )
}

function fixed(name: string, cell: Cell): FieldReader {
  const read = { cell }
  return { name, read: () => read }
}
