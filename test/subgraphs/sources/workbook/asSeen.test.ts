import { checkYaml, parseYaml } from '../../../../base/configuration/yamlFile'
import { identifyAlone } from '../../../../subgraphs/reporting/mapping/keys/identity'
import { mapTables } from '../../../../subgraphs/reporting/mapping/records/mapTables'
import type { Mapped } from '../../../../subgraphs/reporting/mapping/records/mapTables'
import { mappingFile } from '../../../../subgraphs/reporting/mapping/written/mappingSchema'
import { openWorkbook } from '../../../../subgraphs/sources/workbook/workbook'
import { describeWith, hasLibreOffice, hasOpenpyxl, savedByLibreOffice, savedByOpenpyxl } from './writers'

jest.setTimeout(120_000)

const MAPPING = `version: 1
records:
  ProgrammeReport:
    header: { match: Code }
    fields:
      programme: { from: Code, type: code }
      referenceDate: { from: { fromReturn: referenceDate } }
      publishedName: { from: Portfolio, type: text }
      wholeLifeCost: { from: Cost, type: money, currency: GBP, unit: 1000000 }
      yearVariance: { from: Variance, type: percent }
`

const BOOK = `
rows = [
    ('Finance', 123, '00000', 412512345, '£#,##0.0,,"m"', 12.5, '0.0"%"'),
    (None, 7, '"ALP-"000', -12.5, '"£"0.0;[Red]("£"0.0)', 0.125, '0.0%'),
    ('HR', 8, '"ALP-"000', 12.5, '[$€-2] #,##0.0', 1, '0%'),
    (None, 9, '"ALP-"000', 412500, '£#,##0.0,"k"', 1, '0%'),
    (None, '00010', 'General', 12.5, 'General', 1, '0%'),
    (None, 10, '00000', 12.5, 'General', 1, '0%'),
]
sheet.append(['Portfolio', 'Code', 'Cost', 'Variance'])
for at, (label, code, code_format, cost, cost_format, variance, variance_format) in enumerate(rows, 2):
    sheet.append([label, code, cost, variance])
    for column, shown in ((2, code_format), (3, cost_format), (4, variance_format)):
        sheet.cell(at, column).number_format = shown
sheet.merge_cells('A2:A3')
sheet.merge_cells('A4:A7')
`

async function mapped(bytes: Buffer): Promise<Mapped> {
  const { version: _version, ...mapping } = checkYaml(mappingFile, parseYaml(MAPPING, 'm.yml'))
  const values = { referenceDate: '2026-10-31' }
  const source = await openWorkbook(bytes, 'book')
  return mapTables(mapping, source, 'auto', { source: 'm/s', values, identify: identifyAlone })
}

describeWith('openpyxl', hasOpenpyxl, 'what a person sees in a workbook is what is read', () => {
  let saved: Buffer
  beforeAll(() => {
    saved = savedByOpenpyxl(BOOK)
  })

  async function expectAsSeen(bytes: Buffer): Promise<void> {
    const { records, quarantine } = await mapped(bytes)
    const names = ['programme', 'publishedName', 'wholeLifeCost', 'yearVariance']
    expect(records.map(({ fields }) => names.map((name) => fields[name]?.value))).toEqual([
      ['00123', 'Finance', '412.512345', '12.5'],
      ['ALP-007', 'Finance', '-12.5', '12.5'],
    ])
    expect(quarantine.map(({ message }) => message.replace(/^.*→ /, ''))).toEqual([
      'ProgrammeReport.wholeLifeCost: "€ 12.5" is shown in €, not in pounds sterling (an amount such as £1,234.5m) [BAD_MONEY]',
      'ProgrammeReport.wholeLifeCost: "£412.5k" is written in "k" where the column is in millions of pounds (an amount such as £1,234.5m) [BAD_MONEY]',
      'ProgrammeReport: has the same key, "00010, 2026-10-31", as record 6 (each key once) [DUPLICATE_KEY]',
      'ProgrammeReport: has the same key, "00010, 2026-10-31", as record 5 (each key once) [DUPLICATE_KEY]',
    ])
  }

  it('as Excel has it', async () => {
    await expectAsSeen(saved)
  })

  describeWith('LibreOffice', hasLibreOffice, 'saved again by LibreOffice', () => {
    it('as OpenDocument has it', async () => {
      await expectAsSeen(savedByLibreOffice(saved, 'xlsx', 'ods'))
    })
  })
})

const WITH_TOTALS = `
from openpyxl.worksheet.table import Table, TableColumn
for row in (['Code', 'Cost'], ['A', 1], ['B', 2], ['All', 3], [], ['C', 4]):
    sheet.append(row)
table = Table(displayName='Costs', ref='A1:B4', totalsRowCount=1, totalsRowShown=True)
sheet.add_table(table)
`

describeWith('openpyxl', hasOpenpyxl, 'a table of Excel', () => {
  it('ends before its own row of totals, whatever that is called, and what lies beyond is told', async () => {
    const source = await openWorkbook(savedByOpenpyxl(WITH_TOTALS), 'book')
    const table = source.table({
      orientation: 'rows',
      header: (heading) => heading === 'Code',
      headerText: 'Code',
      known: [],
      headerRows: 1,
    })
    expect([...table.records].map((record) => record.asWritten()['Code'])).toEqual(['A', 'B'])
    expect(table.notes?.()).toMatchObject([{ code: 'BEYOND_TABLE', where: { sheet: 'Sheet', cell: 'A4' } }])
  })
})
