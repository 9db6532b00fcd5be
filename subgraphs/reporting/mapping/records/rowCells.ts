import type { Cell } from '../../../../schema/facts/figures/cell'
import type { RowField } from '../../../../schema/facts/records/row'
import type { RawRecord } from '../../../sources/table/rawTable'
import type { FieldReader } from '../fields/fieldReader'
import type { RecordFault } from '../fields/readCell'
import type { RecordLayout } from './readRecord'

const NO_TEXTS: readonly string[] = []
const NO_FAULTS: readonly RecordFault[] = []

/** Where a cell is read without its place, the field says how its place is made. */
export function rowField({ name, heading, plain }: FieldReader): RowField {
  if (plain === undefined || heading === undefined) return { name }
  const { column } = heading.place
  return { name, where: { ...(column === undefined ? {} : { column }), heading: heading.text } }
}

/** Reads the cells of a record; gives what is wrong with them. */
export function readCells(
  readers: readonly FieldReader[],
  raw: RawRecord,
  cells: Cell[],
): readonly RecordFault[] {
  const texts = raw.texts ?? NO_TEXTS
  let faults: RecordFault[] | undefined
  for (let at = 0; at < readers.length; at += 1) {
    const reader = readers[at] as FieldReader
    const { plain } = reader
    const known = plain?.of(texts[plain.column] ?? '')
    if (known !== undefined) {
      cells[at] = known
      continue
    }
    const { cell, fault } = plain === undefined ? reader.read(raw) : plain.anew(raw)
    cells[at] = plain === undefined ? cell : withoutPlace(cell)
    if (fault !== undefined) (faults ??= []).push(fault)
  }
  return faults ?? NO_FAULTS
}

function withoutPlace({ where: _where, ...cell }: Cell): Cell {
  return cell
}

/** The cells by field, without the places that they share with their row. */
export function namedCells({ fields }: RecordLayout, cells: readonly Cell[]): Record<string, Cell> {
  const byName: Record<string, Cell> = {}
  for (let at = 0; at < fields.length; at += 1) byName[fields[at]?.name ?? ''] = cells[at] as Cell
  return byName
}
