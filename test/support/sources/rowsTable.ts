import { openCsv } from '../../../subgraphs/sources/csv/csv'
import type { RawRecord, RawTable } from '../../../subgraphs/sources/table/rawTable'

/** The table of a CSV text that begins with its headings. */
export function rowsTable(text: string, delimiter: 'comma' | 'semicolon' = 'comma'): RawTable {
  const [first = ''] = text.split(delimiter === 'comma' ? ',' : ';')
  return openCsv(Buffer.from(text), 'r/a.csv', { delimiter }).table({
    orientation: 'rows',
    header: (heading) => heading === first,
    headerText: first,
    known: [],
    headerRows: 1,
  })
}

/** The text of each cell of a record, or what is wrong with it. */
export function textsOf(table: RawTable, record: RawRecord): readonly string[] {
  return table.headings.map((heading) => {
    const { text, defect } = record.cell(heading)
    return defect === undefined ? text : `!${defect.wrong}`
  })
}

/** The texts of all records, row by row. */
export function rowsOf(table: RawTable): readonly (readonly string[])[] {
  return [...table.records].map((record) => textsOf(table, record))
}
