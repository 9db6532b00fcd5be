import { parseCellRange } from '../../../../subgraphs/sources/table/cellAddress'
import type { CellRange } from '../../../../subgraphs/sources/table/cellAddress'
import { readWorkbookFile } from '../../../../subgraphs/sources/workbook/readWorkbookFile'
import { openWorkbook } from '../../../../subgraphs/sources/workbook/workbook'
import type { WorkbookOptions } from '../../../../subgraphs/sources/workbook/openedWorkbook'
import type {
  RawSource,
  RawTable,
  SheetWanted,
  TableWanted,
} from '../../../../subgraphs/sources/table/rawTable'
import { problemOf } from '../../../support/reporting/problemOf'
import { rejectionOf } from '../../../support/sources/rejectionOf'
import { RETURN_FODS } from './returnFods'
import { describeWith, hasLibreOffice, hasOpenpyxl, savedByLibreOffice, savedByOpenpyxl } from './writers'
import { odsParts, xlsxParts, zipOf } from './zipOf'

jest.setTimeout(120_000)

const named = (name: string, inFull = true): SheetWanted => ({
  named: (sheet) => (inFull ? sheet === name : sheet.startsWith(name)),
  text: inFull ? `"${name}"` : `starting with "${name}"`,
  inFull,
})

function wanted(header: string, more: Partial<TableWanted> = {}): TableWanted {
  return {
    orientation: 'rows',
    header: (heading) => heading === header,
    headerText: `"${header}"`,
    known: [],
    headerRows: 1,
    ...more,
  }
}

function texts(table: RawTable): string[][] {
  return [...table.records].map((record) => table.headings.map((heading) => record.cell(heading).text))
}

describeWith('LibreOffice', hasLibreOffice, 'a return saved by LibreOffice', () => {
  const saved = new Map<string, Buffer>()
  beforeAll(() => {
    for (const to of ['ods', 'xlsx'] as const) saved.set(to, savedByLibreOffice(RETURN_FODS, 'fods', to))
  })

  describe.each(['ods', 'xlsx'])('as %s', (to) => {
    const open = (options: Partial<WorkbookOptions> = {}): Promise<RawSource> =>
      openWorkbook(saved.get(to) as Buffer, `r/return.${to}`, options)
    const returns = wanted('Project ID', { headerRows: 2, stop: (text) => text === 'Total' })

    it('joins its two rows of headings, filling merges and nothing else', async () => {
      const table = (await open()).table(returns)
      expect(table.headings.map(({ text }) => text)).toEqual([
        'Project ID',
        'Project name',
        'End date / Baseline',
        'End date / Forecast',
        'Cost / Whole life',
        'Cost / With risk',
        'Cost / Share',
        'Done',
        'Cleared',
        'Meets at',
      ])
      expect(table.headings[3]?.place).toEqual({
        file: `r/return.${to}`,
        sheet: 'Q2 2025-26 Return',
        cell: 'D3',
        row: 3,
        column: 4,
        heading: 'End date / Forecast',
      })
    })

    it('gives its records up to the total, numbers exact, dates in ISO, percentages with their sign', async () => {
      expect(texts((await open()).table(returns))).toEqual([
        [
          'P-01',
          'Payroll\nsecond line',
          '2027-03-31',
          '2027-09-30',
          '1250.75',
          '1375.825',
          '93.5%',
          '0%',
          'TRUE',
          '09:30:00',
        ],
        ['P-02', 'Hidden   one', 'TBC', '', '0.0000001', '#DIV/0!', '', '', '', ''],
        [
          'P-03',
          'Grouped & “quoted”',
          '2028-01-15',
          '2028-01-15',
          '-12.5',
          '123456789012345',
          '',
          '',
          '',
          '',
        ],
      ])
    })

    it('places every cell, types what the workbook types, and makes errors defects', async () => {
      const table = (await open()).table(returns)
      const [first, second] = [...table.records]
      const risk = table.headings[5] as NonNullable<(typeof table.headings)[5]>
      expect(first?.cell(risk)).toEqual({
        text: '1375.825',
        typed: { kind: 'NUMBER', value: '1375.825' },
        place: {
          file: `r/return.${to}`,
          sheet: 'Q2 2025-26 Return',
          cell: 'F5',
          row: 5,
          column: 6,
          record: 1,
          heading: 'Cost / With risk',
        },
      })
      expect(second?.cell(risk).defect).toEqual({
        code: 'CELL_ERROR',
        wrong: 'is an error of the workbook, from the formula =1/0',
        right: 'mend the cell and save the workbook',
      })
      expect(second?.place).toEqual({ file: `r/return.${to}`, sheet: 'Q2 2025-26 Return', row: 6, record: 2 })
    })

    it('flags what was read from hidden lines and sheets', async () => {
      const source = await open()
      const table = source.table(returns)
      for (const record of table.records) for (const heading of table.headings) record.cell(heading)
      expect(texts(source.table(wanted('Rating', { sheet: named('Lists') })))).toEqual([['Amber']])
      expect(source.notes?.().map(({ message }) => message)).toEqual([
        `file "r/return.${to}" sheet "Q2 2025-26 Return" was read in hidden rows: 6 [HIDDEN_ROWS]`,
        `file "r/return.${to}" sheet "Q2 2025-26 Return" was read in hidden columns: B [HIDDEN_COLUMNS]`,
        `file "r/return.${to}" sheet "Lists" is hidden, and was read [HIDDEN_SHEET]`,
      ])
    })

    it('passes over hidden lines where they are skipped, and says nothing where they are included', async () => {
      const skipping = await open({ hiddenRows: 'skip', hiddenColumns: 'skip' })
      const table = skipping.table(returns)
      expect(table.headings.map(({ text }) => text)).not.toContain('Project name')
      expect(texts(table).map(([id]) => id)).toEqual(['P-01', 'P-03'])
      expect(table.addressed?.('Q2 2025-26 Return', 'A6')).toBeUndefined()
      const including = await open({
        hiddenRows: 'include',
        hiddenColumns: 'include',
        hiddenSheets: 'include',
      })
      expect(
        texts(including.table({ ...returns, sheet: named('Q2 2025-26 Return') })).map(([id]) => id),
      ).toEqual(['P-01', 'P-02', 'P-03'])
      including.table(wanted('Rating', { sheet: named('Li', false) }))
      expect(including.notes?.()).toEqual([])
    })

    it('gives hidden sheets to their name alone, and never where they are skipped', async () => {
      const source = await open()
      const found = `file "r/return.${to}" has no sheet starting with "Li"; it has: "Q2 2025-26 Return", "Lists" (hidden) (a hidden sheet is named in full) [SHEET_NOT_FOUND]`
      expect(problemOf(() => source.table(wanted('Rating', { sheet: named('Li', false) }))).message).toBe(
        found,
      )
      const skipping = await open({ hiddenSheets: 'skip' })
      expect(problemOf(() => skipping.table(wanted('Rating', { sheet: named('Lists') }))).code).toBe(
        'SHEET_NOT_FOUND',
      )
      expect(skipping.form?.().addressed?.('Lists', 'A1')).toBeUndefined()
    })

    it('gives cells at fixed addresses, a merged one as a person sees it', async () => {
      const form = (await open()).form?.() as RawTable
      const at = (cell: string): unknown => form.addressed?.('q2 2025-26  return', cell)?.text
      expect([at('A1'), at('G4'), at('F3'), at('J10')]).toEqual([
        'Quarterly return  of projects',
        'Share',
        'Cost',
        '',
      ])
      expect(form.addressed?.('Q2 2025-26 Return', 'F3')?.place).toMatchObject({ cell: 'E3' })
      expect(form.addressed?.('Q3 2025-26 Return', 'A1')).toBeUndefined()
      expect(form.sheets).toEqual(['Q2 2025-26 Return', 'Lists'])
      const [record, ...others] = form.records
      expect([others.length, record?.place, record?.asWritten()['Q2 2025-26 Return!A1']]).toEqual([
        0,
        { file: `r/return.${to}` },
        undefined,
      ])
      form.addressed?.('Lists', 'A2')
      expect(record?.asWritten()['Lists!A2']).toBe('Amber')
    })

    it('reads nothing beyond its range, and refuses a table that goes on there', async () => {
      const narrow = await open({ range: 'A1:J6' })
      expect(problemOf(() => narrow.table(returns)).message).toBe(
        `file "r/return.${to}" sheet "Q2 2025-26 Return" cell A7 lies beyond the range A1:J6 that is read (a larger \`range\`) [RANGE_TOO_SMALL]`,
      )
      expect(problemOf(() => narrow.form?.().addressed?.('Lists', 'A7')).code).toBe('RANGE_TOO_SMALL')
    })

    it('says where no table is', async () => {
      const source = await open()
      expect(problemOf(() => source.table(wanted('Milestone'))).message).toBe(
        `file "r/return.${to}" sheet "Q2 2025-26 Return": no row or column holds the heading "Milestone" [HEADER_NOT_FOUND]`,
      )
    })
  })
})

describeWith('openpyxl', hasOpenpyxl, 'a workbook saved by openpyxl', () => {
  it('has its formulas refused, for nobody calculated them', async () => {
    const bytes = savedByOpenpyxl(
      `sheet.append(['Id', 'Cost', 'Total'])\nsheet.append(['P-01', 12, '=B2*1.1'])`,
    )
    const table = (await openWorkbook(bytes, 'a.xlsx')).table(wanted('Id'))
    const [record] = table.records
    expect(record?.cell(table.headings[2] as NonNullable<(typeof table.headings)[2]>)).toMatchObject({
      text: '=B2*1.1',
      defect: { code: 'UNCALCULATED_FORMULA', right: 'open and save the workbook in Excel or LibreOffice' },
    })
  })

  it('lies across: one record a column', async () => {
    const bytes = savedByOpenpyxl(`
sheet.append(['Id', 'P-01', 'P-02'])
sheet.append(['Cost', 12, 13])
sheet.column_dimensions['C'].hidden = True`)
    const source = await openWorkbook(bytes, 'a.xlsx')
    const table = source.table(wanted('Id', { orientation: 'columns' }))
    expect(texts(table)).toEqual([
      ['P-01', '12'],
      ['P-02', '13'],
    ])
    expect(source.notes?.().map(({ code }) => code)).toEqual(['HIDDEN_COLUMNS'])
  })

  describe('that counts days from 1904', () => {
    const saved = (): Buffer =>
      savedByOpenpyxl(`
from openpyxl.utils.datetime import CALENDAR_MAC_1904
book.epoch = CALENDAR_MAC_1904
sheet.append(['Id', 'Start', 'Count', 'Worked', 'Minutes'])
sheet.append(['P-01', datetime.date(2027, 3, 31), 45015, 1.5, 0.5])
sheet['D2'].number_format = '[h]:mm'
sheet['E2'].number_format = '[mm]'`)

    async function expectDates(bytes: Buffer): Promise<void> {
      const table = (await openWorkbook(bytes, 'a')).table(wanted('Id'))
      expect(texts(table)).toEqual([['P-01', '2027-03-31', '45015', '36:00:00', '12:00:00']])
      const [record] = table.records
      const typed = table.headings.map((heading) => record?.cell(heading).typed)
      expect(typed).toEqual([
        undefined,
        { kind: 'DATE', value: '2027-03-31' },
        { kind: 'NUMBER', value: '45015', dayZero: '1904-01-01' },
        undefined,
        undefined,
      ])
    }

    it('has its dates, and no dates of durations', async () => {
      await expectDates(saved())
    })

    describeWith('LibreOffice', hasLibreOffice, 'and is saved again by LibreOffice', () => {
      it('has the same', async () => {
        await expectDates(savedByLibreOffice(saved(), 'xlsx', 'ods'))
      })
    })
  })

  it('knows its tables, and which have a row of totals', async () => {
    const bytes = savedByOpenpyxl(`
from openpyxl.worksheet.table import Table
for row in (['Id', 'Cost'], ['P-01', 12], ['Total', 12], [None, None], ['Code', 'Name'], ['A', 'Ann']):
    sheet.append(row)
costs = Table(displayName='Costs', ref='A1:B3')
costs.totalsRowCount = 1
sheet.add_table(costs)
sheet.add_table(Table(displayName='People', ref='A5:B6'))`)
    const range = parseCellRange('A1:ZZ5000') as CellRange
    const { sheets } = await readWorkbookFile({ bytes, range, maxCells: 100 })
    expect(sheets[0]?.tables).toEqual([
      { name: 'Costs', range: parseCellRange('A1:B3'), totalsRow: true },
      { name: 'People', range: parseCellRange('A5:B6'), totalsRow: false },
    ])
  })

  it('tells of a stray cell in the last row, at no cost of memory', async () => {
    const bytes = savedByOpenpyxl(`sheet['A1'] = 'Id'\nsheet['A2'] = 'P-01'\nsheet['A1048576'] = 'stray'`)
    const before = process.memoryUsage().rss
    const source = await openWorkbook(bytes, 'a.xlsx', {
      limits: { seconds: 60, megabytes: 128, maxCells: 100 },
    })
    expect(texts(source.table(wanted('Id')))).toEqual([['P-01']])
    expect(source.notes?.().map(({ message }) => message)).toEqual([
      'file "a.xlsx" sheet "Sheet" has 1 filled cell beyond the range A1:ZZ5000, not read; the first is A1048576 [CELLS_BEYOND_RANGE]',
    ])
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6)
  })

  it('wants the sheet named where several could be meant', async () => {
    const source = await openWorkbook(
      savedByOpenpyxl(
        `sheet['A1'] = 'Id'\nbook.create_sheet('Two')['A1'] = 'Id'\nbook.create_sheet('Empty')`,
      ),
      'a.xlsx',
    )
    expect(problemOf(() => source.table(wanted('Id'))).message).toBe(
      'file "a.xlsx" has 2 sheets: "Sheet", "Two" (one of them named under `sheet`) [SHEET_AMBIGUOUS]',
    )
    expect(source.table(wanted('Id', { sheet: named('Two') })).headings[0]?.place.sheet).toBe('Two')
  })
})

describe('what is no workbook, or no sound one', () => {
  const refusal = async (bytes: Uint8Array, options: Partial<WorkbookOptions> = {}): Promise<string> =>
    (await rejectionOf(openWorkbook(bytes, 'a.xlsx', options))).message

  it.each([
    [
      'a sign-in page',
      '<!DOCTYPE html><html><body>Sign in</body></html>',
      'a web page, perhaps a sign-in page',
    ],
    ['CSV', 'Id,Name\n1,2\n', 'text, perhaps CSV'],
    ['nothing', '', 'an empty file'],
  ])('is refused: %s', async (_name, content, look) => {
    expect(await refusal(Buffer.from(content))).toBe(
      `file "a.xlsx" is not a workbook: it looks like ${look} (an XLSX, XLSM or ODS workbook) [NOT_A_TABLE]`,
    )
  })

  it('is refused with plain words where it has a password, or is of an old kind', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    expect(await refusal(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'file "a.xlsx" is protected by a password (the workbook, saved without one) [WORKBOOK_ENCRYPTED]',
    )
    expect(await refusal(Buffer.concat([ole, Buffer.alloc(512)]))).toContain(
      'it looks like an old Excel workbook',
    )
  })

  it('is refused where it is another archive', async () => {
    expect(await refusal(zipOf([{ name: 'a.txt', content: 'a' }]))).toContain('a ZIP archive without sheets')
    expect(await refusal(zipOf([{ name: 'xl/workbook.bin', content: 'a' }]))).toContain(
      'is a binary Excel workbook (XLSB)',
    )
    expect(
      await refusal(zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }])),
    ).toContain('a document of type application/vnd.oasis.opendocument.text')
  })

  it('is refused where it is cut short or damaged inside', async () => {
    const whole = zipOf(xlsxParts('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'))
    expect(await refusal(whole.subarray(0, whole.length / 2))).toMatch(
      /^file "a.xlsx" is damaged or cut short: .* \[BAD_WORKBOOK\]$/,
    )
    expect(await refusal(zipOf(xlsxParts('<sheetData><row r="1"><c r="A1">')))).toMatch(/\[BAD_WORKBOOK\]$/)
    expect(
      await refusal(zipOf(xlsxParts('<sheetData><row r="1"><c r="ZZZZ99"><v>1</v></c></row></sheetData>'))),
    ).toContain('xl/worksheets/sheet1.xml: "ZZZZ99" is no cell')
  })

  it('is refused where it declares a document type', async () => {
    const parts = odsParts('').map((part) =>
      part.name === 'content.xml'
        ? {
            ...part,
            content: `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${part.content.toString()}`,
          }
        : part,
    )
    expect(await refusal(zipOf(parts))).toContain('it declares a document type')
  })

  it('is refused where it is a bomb, while the service goes on answering in little memory', async () => {
    const bomb = zipOf([
      ...xlsxParts('<sheetData/>'),
      { name: 'xl/media/a.bin', content: Buffer.alloc(200 * 1024 * 1024) },
    ])
    const before = process.memoryUsage().rss
    let ticks = 0
    const ticking = setInterval(() => (ticks += 1), 5)
    expect(await refusal(bomb)).toMatch(/expands too far: its part xl\/media\/a.bin expands to 200 MiB/)
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(3)
    expect(process.memoryUsage().rss - before).toBeLessThan(150e6)
  })

  it('is stopped where it takes too long', async () => {
    const rows = Array.from({ length: 500_000 }, (_, at) => `<row><c><v>${at}</v></c></row>`).join('')
    const slow = zipOf(xlsxParts(`<sheetData>${rows}</sheetData>`))
    const begun = Date.now()
    expect(await refusal(slow, { limits: { seconds: 0.3, megabytes: 512, maxCells: 1e6 } })).toBe(
      'file "a.xlsx" takes longer to read than 0.3 seconds (a smaller workbook, or a larger `seconds`) [WORKBOOK_TIMEOUT]',
    )
    expect(Date.now() - begun).toBeLessThan(5_000)
  })

  it('is stopped where it takes too much memory, and the process lives', async () => {
    const rows = Array.from(
      { length: 600_000 },
      (_, at) => `<row><c t="inlineStr"><is><t>words ${at}</t></is></c></row>`,
    ).join('')
    const large = zipOf(xlsxParts(`<sheetData>${rows}</sheetData>`))
    expect(
      await refusal(large, { range: 'A1:B1048576', limits: { seconds: 100, megabytes: 64, maxCells: 1e7 } }),
    ).toBe(
      'file "a.xlsx" takes more memory to read than 64 megabytes (a smaller workbook or `range`, or larger `megabytes`) [WORKBOOK_TOO_LARGE]',
    )
  })
})
