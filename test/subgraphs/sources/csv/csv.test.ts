import { openCsv } from '../../../../subgraphs/sources/csv/csv'
import type { CsvOptions } from '../../../../subgraphs/sources/csv/csv'
import type { RawTable, TableWanted } from '../../../../subgraphs/sources/table/rawTable'
import { problemOf } from '../../../support/reporting/problemOf'

const is = (wanted: string) => (heading: string) => heading === wanted

function wanted(changes: Partial<TableWanted> = {}): TableWanted {
  return {
    orientation: 'auto',
    header: is('Name'),
    headerText: '"Name"',
    known: [is('Name'), is('Cost'), is('Note')],
    headerRows: 1,
    ...changes,
  }
}

function tableOf(text: string, options: CsvOptions = {}, changes: Partial<TableWanted> = {}): RawTable {
  return openCsv(Buffer.from(text), 'f.csv', options).table(wanted(changes))
}

function textsOf(table: RawTable): Record<string, string>[] {
  return [...table.records].map((record) => ({ ...record.asWritten() }))
}

describe('a CSV with one record a row', () => {
  it('gives each cell its place: record, row, physical line on which it ends, column and heading', () => {
    const table = tableOf('Name,Cost\nOne,1\n"Two\r\nlines",2\n\nThree,3\n')
    const [, second, third] = [...table.records]
    const [, cost] = table.headings
    expect(cost?.place).toEqual({ file: 'f.csv', line: 1, row: 1, column: 2, heading: 'Cost' })
    expect(cost && second?.cell(cost)).toEqual({
      text: '2',
      place: { file: 'f.csv', record: 2, line: 4, row: 3, column: 2, heading: 'Cost' },
    })
    expect(third?.place).toEqual({ file: 'f.csv', record: 3, line: 6, row: 5 })
  })

  it('passes over title rows before the heading and stops at footnotes and totals after', () => {
    const text = 'Return of the department,\n,\nName,Cost\nOne,1\nTwo,2\nTotal,3\n[1] Provisional,\n'
    const stop = (first: string): boolean => /^(Total|\[\d\])/.test(first)
    expect(textsOf(tableOf(text, {}, { stop }))).toEqual([
      { Name: 'One', Cost: '1' },
      { Name: 'Two', Cost: '2' },
    ])
  })

  it('marks a row that is longer or shorter than the header, and keeps it', () => {
    const [one, two, three] = [...tableOf('Name,Cost,Note\nOne,1,200,x\nTwo,2\nThree,3,x\n').records]
    expect(one?.defect).toEqual({
      code: 'BAD_CSV',
      wrong: 'has 4 cells where the header has 3',
      right: 'as many cells as headings; a cell that holds the delimiter needs quotation marks',
    })
    expect(two?.defect?.wrong).toBe('has 2 cells where the header has 3')
    expect(three?.defect).toBeUndefined()
  })

  it('does not mind blank cells beyond the header', () => {
    const [one] = [...tableOf('Name,Cost\nOne,1,,\n').records]
    expect(one?.defect).toBeUndefined()
  })

  it('joins headings of two levels, the upper one carried right', () => {
    const table = tableOf('Name,2025,,2026,\n,Cost,Note,Cost,Note\nOne,1,a,2,b\n', {}, { headerRows: 2 })
    expect(table.headings.map(({ text }) => text)).toEqual([
      'Name',
      '2025 / Cost',
      '2025 / Note',
      '2026 / Cost',
      '2026 / Note',
    ])
    expect(textsOf(table)).toEqual([
      { Name: 'One', '2025 / Cost': '1', '2025 / Note': 'a', '2026 / Cost': '2', '2026 / Note': 'b' },
    ])
  })

  it('keeps a column without a heading that has values, and two of the same heading apart', () => {
    const table = tableOf('Name,,Cost,Cost\nOne,x,1,2\n')
    expect(textsOf(table)).toEqual([{ Name: 'One', '': 'x', Cost: '1', 'Cost (2)': '2' }])
  })
})

describe('a CSV with one record a column', () => {
  const text =
    'A title,,,\nName,One,,Two\nCost,1,,2\n"Note\r(as given)",a,,\n,,,\n"A footnote, at length",,,\n'

  it('is told by where the other headings lie; blank columns are not counted', () => {
    const table = tableOf(text)
    expect(table.headings.map(({ text: heading }) => heading)).toEqual(['Name', 'Cost', 'Note (as given)'])
    expect(textsOf(table)).toEqual([
      { Name: 'One', Cost: '1', 'Note (as given)': 'a' },
      { Name: 'Two', Cost: '2', 'Note (as given)': '' },
    ])
  })

  it('counts projects as records and keeps the row, the line and the column of each cell', () => {
    const table = tableOf(text)
    const [, cost] = table.headings
    const two = [...table.records][1]
    expect(two?.place).toEqual({ file: 'f.csv', record: 2, column: 4 })
    expect(cost && two?.cell(cost).place).toEqual({
      file: 'f.csv',
      record: 2,
      line: 3,
      row: 3,
      column: 4,
      heading: 'Cost',
    })
  })

  it('stops at a heading that says so, but never at one that is known', () => {
    const stop = (first: string): boolean => /^(Total|Cost)/.test(first)
    const table = tableOf('Name,One\nCost,1\nTotals below,x\nNote,a\n', {}, { stop })
    expect(table.headings.map(({ text: heading }) => heading)).toEqual(['Name', 'Cost'])
  })

  it('is read as rows where it is declared so', () => {
    const table = tableOf(text, {}, { orientation: 'rows' })
    expect(table.headings.map(({ text: heading }) => heading)).toEqual(['Name', 'One', 'Two'])
  })
})

describe('delimiters', () => {
  it.each([
    [',', 'Name,Cost\n"a;b;c",1\n"d;e;f",2\n'],
    [';', 'Name;Cost\na,b,c,d;1\ne,f,g,h;2\n'],
    ['\t', 'Name\tCost\na,b;c\t1\nd\t2\n'],
  ])('finds %j by which one gives rows of one length', (_, text) => {
    expect(textsOf(tableOf(text)).map((record) => record['Cost'])).toEqual(['1', '2'])
  })

  it('obeys the one declared', () => {
    expect(
      textsOf(tableOf('Name,Cost;Note\nx,1;y\n', { delimiter: 'semicolon' }, { header: () => true })),
    ).toEqual([{ 'Name,Cost': 'x,1', Note: 'y' }])
  })
})

describe('line ends', () => {
  it('survives them mixed, in and out of cells, and counts each as an editor does', () => {
    const text = 'Name,Cost\r\n"a\rb\r\r\r\nc",1\r\r\nd,2\re,3\n'
    const records = [...tableOf(text).records]
    expect(records.map(({ place }) => place.line)).toEqual([6, 8, 9])
    expect(records[0]?.asWritten()).toEqual({ Name: 'a\rb\r\r\r\nc', Cost: '1' })
  })
})

describe('payloads that are not the CSV they should be', () => {
  it('names what a sign-in page looks like', () => {
    const problem = problemOf(() => openCsv(Buffer.from('<!doctype html><title>Sign in'), 'returns/a.csv'))
    expect(problem.code).toBe('NOT_A_TABLE')
    expect(problem.message).toBe(
      'file "returns/a.csv" is not a CSV table: it looks like a web page, perhaps a sign-in page [NOT_A_TABLE]',
    )
  })

  it('reads UTF-16 without a mark only where it is declared', () => {
    const bytes = Buffer.from('Name,Cost\nOne,1\n', 'utf16le')
    expect(problemOf(() => openCsv(bytes, 'a.csv')).code).toBe('NOT_A_TABLE')
    expect(textsOf(openCsv(bytes, 'a.csv', { encoding: 'utf-16le' }).table(wanted()))).toEqual([
      { Name: 'One', Cost: '1' },
    ])
  })

  it.each([
    ['Name,Cost\nOne,1\n"Two,2\n', 3, 3, 'a quotation mark is opened and never closed'],
    [
      'Name,Cost\n"x\r\ny",1\nTw"o,2\n',
      3,
      4,
      'a quotation mark stands inside a cell that is not in quotation marks',
    ],
    ['Name,Cost\n"One"x,1\n', 2, 2, 'text follows the quotation mark that closes a cell'],
  ])('tells record, line and column where %j breaks', (text, record, line, what) => {
    const problem = problemOf(() => openCsv(Buffer.from(text), 'a.csv', { delimiter: 'comma' }))
    expect(problem.code).toBe('BAD_CSV')
    expect(problem.message).toBe(
      `file "a.csv" record ${record} (begins line ${line}), column 1: ${what} (a cell with quotation marks in it ` +
        'is enclosed in quotation marks, and those inside are doubled; `csv: { quotes: lenient }` if the writer does neither) [BAD_CSV]',
    )
  })

  it('says which heading it looked for', () => {
    const problem = problemOf(() => tableOf('Title,Price\nOne,1\n'))
    expect(problem.code).toBe('HEADER_NOT_FOUND')
    expect(problem.message).toBe('file "f.csv": no row or column holds the heading "Name" [HEADER_NOT_FOUND]')
  })
})

describe('a CSV as other writers make it', () => {
  it('is parted by vertical bars, as SAP, SAS and Oracle write it', () => {
    expect(textsOf(tableOf('Name|Cost\na, with comma|1\n'))).toEqual([{ Name: 'a, with comma', Cost: '1' }])
    expect(textsOf(tableOf('Name|Cost\n', { delimiter: 'pipe' }))).toEqual([])
  })

  it('has short rows filled up with blanks by a word, for writers that leave out the last blanks', () => {
    const text = 'Name,Cost,Note\nOne,1,x\nTwo,2\nThree\n'
    const [, short] = [...tableOf(text).records]
    expect(short?.defect?.right).toContain('shortRows: pad')
    const padded = tableOf(text, { shortRows: 'pad' })
    expect([...padded.records].map(({ defect }) => defect)).toEqual([undefined, undefined, undefined])
    expect(textsOf(padded)).toContainEqual({ Name: 'Three', Cost: '', Note: '' })
  })

  it('may break off in its last row, whatever is filled up', () => {
    const text = 'Name,Cost,Note\nOne,1,x\nTwo,2'
    const [whole, last] = [...tableOf(text, { shortRows: 'pad' }).records]
    expect(whole?.defect).toBeUndefined()
    expect(last?.defect).toMatchObject({
      wrong: 'has 2 cells where the header has 3, and no end of line: the file may be cut off in it',
    })
  })

  it('has quotation marks inside bare cells by a word', () => {
    const text = 'Name,Cost\n5" pipe,1\nplain,2\n'
    expect(problemOf(() => textsOf(tableOf(text))).message).toContain('quotes: lenient')
    expect(textsOf(tableOf(text, { quotes: 'lenient' }))).toEqual([
      { Name: '5" pipe', Cost: '1' },
      { Name: 'plain', Cost: '2' },
    ])
  })
})

describe('where a table ends', () => {
  const beyondIn = (text: string, changes: Partial<TableWanted> = {}) => {
    const table = tableOf(text, {}, { orientation: 'rows', ...changes })
    const names = textsOf(table).map(({ Name }) => Name)
    return { names, notes: (table.notes?.() ?? []).map(({ message }) => message) }
  }

  it('is at a second line of headings, its title above it included, and what lies beyond is told', () => {
    const text = 'Name,Cost,Note\nOne,1,x\nTwo,2,y\n,,\nRisks,,\nName,Raised,Owner\nLate,2026,me\n'
    expect(beyondIn(text)).toEqual({
      names: ['One', 'Two'],
      notes: ['3 filled lines lie beyond the end of the table; the first begins "Risks" [BEYOND_TABLE]'],
    })
  })

  it('is not at the same headings once more, as on each page of a print', () => {
    const text = 'Name,Cost,Note\nOne,1,x\nName,Cost,Note\nTwo,2,y\n'
    expect(beyondIn(text)).toEqual({ names: ['One', 'Two'], notes: [] })
  })

  it('is before lone cells after a blank line or like footnotes, if nothing follows', () => {
    expect(beyondIn('Name,Cost,Note\nOne,1,x\n\nCosts are nominal,,\n')).toEqual({
      names: ['One'],
      notes: ['1 filled line lies beyond the end of the table; it begins "Costs are nominal" [BEYOND_TABLE]'],
    })
    expect(beyondIn('Name,Cost,Note\nOne,1,x\nSource: the ledger,,\n* provisional,,\n').names).toEqual([
      'One',
    ])
  })

  it('is not before a record of which one cell alone is filled', () => {
    expect(beyondIn('Name,Cost,Note\nOne,1,x\nTwo,,\nThree,3,y\n').names).toEqual(['One', 'Two', 'Three'])
    expect(beyondIn('Name,Cost,Note\nOne,1,x\nTwo,,\n').names).toEqual(['One', 'Two'])
    expect(beyondIn('Name,Cost,Note\n\nOne,1,x\n\nTwo,,\nThree,3,y\n').names).toEqual(['One', 'Two', 'Three'])
  })

  it('is where `stop` says, and the records that it cuts off are counted', () => {
    expect(beyondIn('Name,Cost,Note\nOne,1,x\nTotal,1,\nTwo,2,y\n', { stop: is('Total') })).toEqual({
      names: ['One'],
      notes: ['2 filled lines lie beyond the end of the table; the first begins "Total" [BEYOND_TABLE]'],
    })
  })
})
