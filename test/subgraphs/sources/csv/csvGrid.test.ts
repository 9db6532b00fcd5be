import { LineCount } from '../../../../base/text/lineCount'
import { CsvGrid } from '../../../../subgraphs/sources/csv/csvGrid'
import { parsed } from '../../../../subgraphs/sources/csv/csvRecords'

const STRICT = { delimiter: ',', areQuotesLenient: false }

/** The rows and the lines on which they end, as csv-parse has them of the text as a whole. */
function expected(utf8: Buffer): { cells: readonly string[]; line: number }[] {
  const lines = new LineCount(utf8)
  return parsed(utf8, STRICT).map(({ record, info }) => ({
    cells: record,
    line: lines.endingBefore(info.bytes),
  }))
}

function rowsOf(
  grid: CsvGrid,
  order: (rows: number) => readonly number[],
): { cells: string[]; line: number }[] {
  const rows: { cells: string[]; line: number }[] = []
  for (const row of order(grid.rowCount)) {
    const cells = Array.from({ length: grid.rowLength(row) }, (_, column) => grid.text(row, column))
    rows[row] = { cells, line: grid.cell(row, 0).place.line ?? 0 }
  }
  return rows
}

const upwards = (rows: number): number[] => Array.from({ length: rows }, (_, row) => row)

/** A linear congruential generator, so that a failure comes again. */
function chooser(seed: number): <T>(from: readonly T[]) => T {
  let state = seed
  return (from) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return from[(state >> 8) % from.length] as never
  }
}

const PLAIN = ['', 'a', 'né', '12.5', ' x ', 'words that go on for a while', '€']
const QUOTED = ['"a,b"', '"say ""so"""', '"two\nlines"', '"three\r\nand\r"', '""', '"\n\n"']
const ENDS = ['\n', '\r\n', '\r', '\n\n', '\r\r\n']

function written(seed: number, cells: readonly string[], ends: readonly string[], rows: number): string {
  const choose = chooser(seed)
  const lines = Array.from({ length: rows }, () => {
    const row = Array.from({ length: choose([1, 3, 3, 3, 4]) }, () => choose(cells)).join(',')
    return row + choose(ends)
  })
  return lines.join('') + choose(['', 'a,b', '"q"'])
}

describe('a CSV text read window by window', () => {
  it.each([
    ['plain, one kind of line end', PLAIN, ['\n']],
    ['plain, line ends of all kinds', PLAIN, ENDS],
    ['quoted throughout', [...PLAIN, ...QUOTED], ENDS],
    ['quoted now and then', [...Array.from({ length: 300 }, () => PLAIN).flat(), ...QUOTED], ['\r\n']],
  ])('has the rows and lines that csv-parse has: %s', (_, cells, ends) => {
    for (const [seed, rows] of [
      [1, 0],
      [2, 1],
      [3, 40],
      [4, 12_000],
    ] as const) {
      const utf8 = Buffer.from(written(seed, cells, ends, rows))
      const grid = new CsvGrid(utf8, 'f.csv', STRICT)
      expect(rowsOf(grid, upwards)).toEqual(expected(utf8))
    }
  })

  it('may be looked at to and fro, or kept in memory', () => {
    const utf8 = Buffer.from(written(5, [...PLAIN, ...QUOTED], ENDS, 400))
    const grid = new CsvGrid(utf8, 'f.csv', STRICT)
    const rows = expected(utf8)
    expect(rowsOf(grid, (count) => upwards(count).reverse())).toEqual(rows)
    const held = grid.held()
    for (const [row, { cells, line }] of rows.entries()) {
      expect(cells.map((_cell, column) => held.text(row, column))).toEqual(cells)
      expect(held.cell(row, 0)).toEqual({
        text: cells[0],
        place: { file: 'f.csv', line, row: row + 1, column: 1 },
      })
    }
  })

  it('knows the last row in which a column has anything', () => {
    const grid = new CsvGrid(Buffer.from('a,b,c\n1, ,3\n,,4\n'), 'f.csv', STRICT)
    expect([0, 1, 2, 3].map((column) => grid.lastFilled(column))).toEqual([1, 0, 2, -1])
  })
})
