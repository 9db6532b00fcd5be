import type { Cell, CellValue, Sheet } from 'hucre' with { 'resolution-mode': 'import' }

import { decimalText } from '../../../../base/text/decimalText'
import { cellAddress, parseCellRange } from '../../table/cellAddress'
import type { CellRange } from '../../table/cellAddress'
import { CellCount } from '../cellCount'
import { NumberFormats } from './numberFormats'
import { cellsBeyond, listSheets } from './openXmlSheets'
import { isTimeFormat } from './timeFormat'
import { refused } from '../refused'
import type { ReadSheet, SheetCell, SheetReader, SheetTable } from '../sheetReader'

/** Reads Open XML workbooks (XLSX, XLSM). All that this project asks of hucre is in this file. */
export const hucreReader: SheetReader = {
  async read({ bytes, zip, range, maxCells }) {
    const { dateToSerial, readXlsx } = await import('hucre')
    const listed = await listSheets(zip)
    const cellSheets = new Set(listed.map(({ name }) => name))
    const { sheets, dateSystem } = await orDamaged(() =>
      readXlsx(bytes, {
        readStyles: true,
        range: `${cellAddress(range.first)}:${cellAddress(range.last)}`,
        sheets: ({ name }) => cellSheets.has(name),
      }),
    )
    const from: ReadFrom = {
      serialOf: (date) => dateToSerial(date, dateSystem === '1904'),
      formats: new NumberFormats(),
    }
    const count = new CellCount(maxCells)
    const read: ReadSheet[] = []
    for (const sheet of sheets) {
      const cells = cellsOf(sheet, from)
      count.add(cells.length)
      const part = listed.find(({ name }) => name === sheet.name)?.part ?? ''
      const beyond = await cellsBeyond(zip, part, range)
      read.push({
        name: sheet.name,
        visibility: sheet.veryHidden === true ? 'VERY_HIDDEN' : sheet.hidden === true ? 'HIDDEN' : 'VISIBLE',
        cells,
        merges: mergesOf(sheet),
        tables: tablesOf(sheet),
        hiddenRows: [...(sheet.rowDefs ?? [])]
          .flatMap(([row, { hidden }]) => (hidden === true ? [row] : []))
          .sort(ascending),
        hiddenColumns: (sheet.columns ?? []).flatMap(({ hidden }, column) =>
          hidden === true ? [column] : [],
        ),
        ...(beyond === undefined ? {} : { beyond }),
      })
    }
    return { sheets: read, ...(dateSystem === '1904' ? { dayZero: '1904-01-01' } : {}) }
  },
}

/** What the cells of a workbook are read with. */
interface ReadFrom {
  /** The count of days behind a date. */
  readonly serialOf: (date: Date) => number
  readonly formats: NumberFormats
}

function ascending(one: number, other: number): number {
  return one - other
}

async function orDamaged<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw refused(
      'BAD_WORKBOOK',
      `cannot be read: ${(error as Error).message.replace(/\.+$/, '')}`,
      'the workbook, saved again',
    )
  }
}

function mergesOf({ merges }: Sheet): readonly CellRange[] {
  return (merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    first: { row: startRow, column: startCol },
    last: { row: endRow, column: endCol },
  }))
}

function tablesOf({ tables }: Sheet): readonly SheetTable[] {
  return (tables ?? []).flatMap(({ name, displayName, range: written, showTotalRow }) => {
    const range = parseCellRange(written ?? '')
    return range === undefined ? [] : [{ name: displayName ?? name, range, totalsRow: showTotalRow === true }]
  })
}

function cellsOf(sheet: Sheet, from: ReadFrom): readonly SheetCell[] {
  const cells: SheetCell[] = []
  const details = sheet.cells ?? new Map<string, Cell>()
  sheet.rows.forEach((values, row) => {
    values.forEach((value, column) => {
      const detail = details.get(`${row},${column}`)
      if (value === null && detail?.formula === undefined && detail?.comment === undefined) return
      cells.push({ row, column, ...valueOf(value, detail, from), ...besides(detail) })
    })
  })
  return [...cells, ...commentsOnly(sheet)]
}

/** Comments on cells past the last filled one of their sheet. */
function commentsOnly({ rows, cells }: Sheet): readonly SheetCell[] {
  const alone: SheetCell[] = []
  for (const [key, detail] of cells ?? []) {
    const [row, column] = key.split(',').map(Number)
    if (row === undefined || column === undefined || detail.comment === undefined) continue
    if (rows[row]?.[column] === undefined)
      alone.push({ row, column, kind: 'EMPTY', value: '', ...besides(detail) })
  }
  return alone
}

function besides(detail: Cell | undefined): Pick<SheetCell, 'formula' | 'comment'> {
  return {
    ...(detail?.formula === undefined ? {} : { formula: detail.formula }),
    ...(detail?.comment === undefined ? {} : { comment: detail.comment.text }),
  }
}

type ReadValue = Pick<SheetCell, 'kind' | 'value' | 'shape'>

function valueOf(value: CellValue, detail: Cell | undefined, from: ReadFrom): ReadValue {
  if (value === null) return { kind: 'EMPTY', value: '' }
  if (typeof value === 'boolean') return { kind: 'BOOLEAN', value: String(value) }
  const code = detail?.style?.numFmt ?? ''
  if (typeof value === 'number') return numberOf(value, code, from)
  if (typeof value === 'string') {
    return detail?.type === 'error'
      ? { kind: 'ERROR', value }
      : { kind: 'TEXT', value: from.formats.of(code)?.wordsFor(value) ?? value }
  }
  return dateOf(value, code, from)
}

function numberOf(value: number, code: string, { formats }: ReadFrom): ReadValue {
  const decimal = decimalText(value)
  const shown = formats.of(code)?.sectionFor(value)
  if (shown === undefined) return { kind: 'NUMBER', value: decimal }
  const { isPercent, words, shape } = shown
  if (words !== undefined) return { kind: 'TEXT', value: words }
  return { kind: isPercent ? 'PERCENT' : 'NUMBER', value: decimal, ...(shape === undefined ? {} : { shape }) }
}

/** hucre takes a currency for a date where the locale of its format has a d or a y in it: `[$€-de-DE]`. */
function dateOf(value: Date, code: string, from: ReadFrom): ReadValue {
  const serial = from.serialOf(value)
  const shape = from.formats.of(code)?.sectionFor(serial)?.shape
  if (shape?.currency !== undefined && !Number.isNaN(serial)) return numberOf(serial, code, from)
  return isTimeFormat(code)
    ? { kind: 'TIME', value: durationOf(serial) }
    : { kind: 'DATE', value: isoOf(value) }
}

/** A date, with its time where it has one: `2026-10-31`, `2026-10-31T09:30:00`. Dates are held as if in UTC. */
function isoOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  return date.toISOString().replace(/(?:T00:00:00)?\.000Z$|Z$/, '')
}

/** @param serial days, as the workbook counts them */
function durationOf(serial: number): string {
  const seconds = Math.round(serial * 86_400)
  return `PT${Math.floor(seconds / 3600)}H${Math.floor((seconds % 3600) / 60)}M${seconds % 60}S`
}
