import type { RawHeading, RawTable } from '../../../sources/table/rawTable'
import { findCells } from '../fields/columnCells'
import type { RowsMapping } from '../written/rowsSchema'
import { chosenRows } from './chosenRows'
import { filledDown } from './filledDown'
import { rowsOnce } from './rowsOnce'
import { summedRows } from './summedRows'
import { unpivotedRows } from './unpivotedRows'

/** A table whose rows are records, and the columns that went into them by no field. */
export interface ShapedRows {
  readonly table: RawTable
  readonly used: readonly RawHeading[]
}

/**
 * Chooses and turns the rows of a table before their fields are read, step by step in the order of the schema.
 *
 * @throws Problem COLUMN_NOT_FOUND, COLUMN_AMBIGUOUS
 */
export function shapedRows(mapping: RowsMapping, table: RawTable, source: string): ShapedRows {
  const { fillDown, where, identicalRows, sums, unpivot } = mapping
  let shaped = table
  if (fillDown !== undefined) shaped = filledDown(fillDown, shaped, source)
  if (where !== undefined) shaped = chosenRows(where, shaped, source)
  if (identicalRows !== undefined) shaped = rowsOnce(shaped, source)
  if (sums !== undefined) shaped = summedRows(sums, shaped, source)
  const used = stepColumns(mapping, table, source)
  if (unpivot === undefined) return { table: shaped, used }
  const { table: turned, columns } = unpivotedRows(unpivot, shaped, source)
  return { table: turned, used: [...used, ...columns] }
}

/** Columns that only a step looks at are read too, and no surprise to anybody. */
function stepColumns(
  { where = [], sums }: RowsMapping,
  table: RawTable,
  source: string,
): readonly RawHeading[] {
  const columns = [...where.map(({ column }) => column), ...(sums?.by ?? []), ...(sums?.of ?? [])]
  return columns.flatMap(
    (column) => findCells(column, table, { source, field: 'where', optional: true })?.headings ?? [],
  )
}
