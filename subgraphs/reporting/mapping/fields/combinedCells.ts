import type { RawCell, RawRecord, RawTable } from '../../../sources/table/rawTable'
import type { Column } from '../written/columnSchema'
import type { CellsFound, Seeker } from './columnCells'
import { findCells } from './columnCells'

/** Joins the cells of several columns into one: blank where all are, and a defect where only some are. */
export function joinedCells(
  columns: readonly Column[],
  between: string,
  table: RawTable,
  seeker: Seeker,
): CellsFound | undefined {
  const parts = allFound(columns, table, seeker)
  return parts === undefined
    ? undefined
    : { headings: headingsIn(parts), of: (record) => joined(parts, record, between) }
}

/** Takes, of the cells of several columns, the first that is not blank. */
export function firstCells(
  columns: readonly Column[],
  table: RawTable,
  seeker: Seeker,
): CellsFound | undefined {
  const parts = columns.flatMap((column) => findCells(column, table, { ...seeker, optional: true }) ?? [])
  const [first] = parts
  if (first === undefined) return findCells(columns[0] as Column, table, seeker)
  return {
    headings: headingsIn(parts),
    of: (record) => {
      for (const part of parts) {
        const cell = part.of(record)
        if (!isBlankCell(cell)) return cell
      }
      return first.of(record)
    },
  }
}

function allFound(
  columns: readonly Column[],
  table: RawTable,
  seeker: Seeker,
): readonly CellsFound[] | undefined {
  const parts = columns.map((column) => findCells(column, table, seeker))
  return parts.every((part) => part !== undefined) ? parts : undefined
}

function headingsIn(parts: readonly CellsFound[]): CellsFound['headings'] {
  return parts.flatMap(({ headings }) => headings)
}

function joined(parts: readonly CellsFound[], record: RawRecord, between: string): RawCell {
  const cells = parts.map((part) => part.of(record))
  const text = cells.map((cell) => cell.text.trim()).join(between)
  const place = { ...cells[0]?.place, heading: cells.map((cell) => cell.place.heading ?? '').join(' + ') }
  const blank = cells.filter(isBlankCell)
  if (blank.length === cells.length) return { text: '', place }
  const defect = cells.find((cell) => cell.defect !== undefined)?.defect
  if (defect !== undefined) return { text, place, defect }
  const [lacking] = blank
  if (lacking === undefined) return { text, place }
  const wrong = `lacks the part in column "${lacking.place.heading ?? ''}", which is blank`
  return { text, place, defect: { code: 'BAD_TEXT', wrong, right: 'every column of `join` filled' } }
}

/** Whether a cell has nothing in it. */
export function isBlankCell({ text, typed, defect }: RawCell): boolean {
  return typed === undefined && defect === undefined && text.trim() === ''
}
