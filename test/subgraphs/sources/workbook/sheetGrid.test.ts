import type { CellRange } from '../../../../subgraphs/sources/table/cellAddress'
import { parseCellAddress, parseCellRange } from '../../../../subgraphs/sources/table/cellAddress'
import type { TableWanted } from '../../../../subgraphs/sources/table/rawTable'
import { tableOfGrid } from '../../../../subgraphs/sources/table/tableOfGrid'
import { SheetGrid } from '../../../../subgraphs/sources/workbook/sheetGrid'
import type { SheetCell } from '../../../../subgraphs/sources/workbook/sheetReader'

function grid(words: Readonly<Record<string, string>>, merges: readonly string[]): SheetGrid {
  const cells = Object.entries(words).map(([address, value]): SheetCell => ({
    ...(parseCellAddress(address) ?? { row: 0, column: 0 }),
    kind: 'TEXT',
    value,
  }))
  const sheet = {
    name: 'S',
    visibility: 'VISIBLE' as const,
    cells,
    merges: merges.map((merge) => parseCellRange(merge) as CellRange),
    tables: [],
    hiddenRows: [],
    hiddenColumns: [],
  }
  return new SheetGrid('f', sheet, { hiddenRows: 'flag', hiddenColumns: 'flag' })
}

const wanted: TableWanted = {
  orientation: 'rows',
  header: (heading) => heading === 'Workstream',
  headerText: '"Workstream"',
  known: [],
  headerRows: 1,
}

/** What each record has in each column, with the place that it has it from where that is another. */
function read(given: SheetGrid): readonly (readonly string[])[] {
  const { headings, records } = tableOfGrid(given, wanted)
  return [...records].map((record) =>
    headings.map((heading) => {
      const { text, place } = record.cell(heading)
      return place.row === record.place.row ? text : `${text} from ${place.cell}`
    }),
  )
}

describe('a label merged over its rows', () => {
  const heads = { A1: 'Workstream', B1: 'Id', C1: 'Owner' }

  it('belongs to each of them', () => {
    const rows = { A2: 'Finance', B2: 'M1', B3: 'M2', A4: 'HR', B4: 'M1', B5: 'M2', C2: 'Ann', C4: 'Bob' }
    expect(read(grid({ ...heads, ...rows }, ['A2:A3', 'A4:A5']))).toEqual([
      ['Finance', 'M1', 'Ann'],
      ['Finance from A2', 'M2', ''],
      ['HR', 'M1', 'Bob'],
      ['HR from A4', 'M2', ''],
    ])
  })

  it('reaches down and not across, and makes no record of a blank row', () => {
    const rows = { A2: 'Finance', C3: 'Ann', C4: 'Bob' }
    expect(read(grid({ ...heads, ...rows, B9: 'M9' }, ['A2:B5']))).toEqual([
      ['Finance', '', ''],
      ['Finance from A2', '', 'Ann'],
      ['Finance from A2', '', 'Bob'],
      ['', 'M9', ''],
    ])
  })

  it('gives way to what a row has of its own, and is nothing where it is blank', () => {
    const rows = { A2: 'Finance', A3: 'HR', B2: 'M1', B3: 'M2', B4: 'M3' }
    expect(read(grid({ ...heads, ...rows }, ['A2:A4', 'C2:C4']))).toEqual([
      ['Finance', 'M1'],
      ['HR', 'M2'],
      ['Finance from A2', 'M3'],
    ])
  })

  it('is no heading that goes on over a second row of headings', () => {
    const rows = { B2: 'Number', A3: 'Finance', B3: 'M1' }
    expect(read(grid({ A1: 'Workstream', B1: 'Id', ...rows }, ['A1:A2']))).toEqual([
      ['', 'Number'],
      ['Finance', 'M1'],
    ])
  })
})
