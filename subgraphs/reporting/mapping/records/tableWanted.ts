import { compilePattern } from '../../../../base/text/safePattern'
import type { Orientation, SheetWanted, TableWanted } from '../../../sources/table/rawTable'
import { compileFinder, finderText } from '../fields/finders'
import type { ColumnFinder } from '../../../sources/table/columnFinder'
import { isHeadingFinder } from '../written/columnSchema'
import type { ValueFinder } from '../written/finderSchema'
import type { RecordMapping } from '../written/mappingSchema'

/** How a mapping's table is recognised in its payload; nothing where it reads no columns. */
export function tableWanted(record: RecordMapping, orientation: Orientation): TableWanted | undefined {
  const { header, sheet, stop, fields } = record
  if (header === undefined) return undefined
  const known: ColumnFinder[] = []
  for (const field of Object.values(fields)) {
    if (field?.type !== undefined) known.push(...headingsIn(field.from))
  }
  return {
    orientation: record.orientation ?? orientation,
    header: compileFinder(header.match),
    headerText: finderText(header.match),
    known: known.map(compileFinder),
    headerRows: header.rows ?? 1,
    ...(sheet === undefined ? {} : { sheet: sheetWanted(sheet) }),
    ...(stop === undefined ? {} : { stop: compilePattern(stop.firstCellMatches) }),
  }
}

/** The finder of a sheet, for a workbook. */
export function sheetWanted(finder: ColumnFinder): SheetWanted {
  return { named: compileFinder(finder), text: finderText(finder), inFull: typeof finder === 'string' }
}

/** The headings that a field looks for; none where it finds its value otherwise. */
export function headingsIn(from: ValueFinder): readonly ColumnFinder[] {
  if (isHeadingFinder(from)) return [from]
  if ('join' in from) return from.join.filter(isHeadingFinder)
  if ('firstOf' in from) return from.firstOf.filter(isHeadingFinder)
  return 'heading' in from ? [from.heading] : []
}
