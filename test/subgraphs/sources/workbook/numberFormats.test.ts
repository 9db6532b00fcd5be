import { openWorkbook } from '../../../../subgraphs/sources/workbook/workbook'
import { openZip } from '../../../../subgraphs/sources/workbook/archive/zipContents'
import type { RawCell, RawTable } from '../../../../subgraphs/sources/table/rawTable'
import { describeWith, hasLibreOffice, hasOpenpyxl, savedByLibreOffice, savedByOpenpyxl } from './writers'

jest.setTimeout(120_000)

/**
 * Number format, value, what a person sees, and what is read: the same in every digit, with the sign first, no
 * digits grouped and no fractions.
 */
const SHOWN: readonly (readonly [code: string, value: number | string, seen: string, read: string])[] = [
  ['[$€-2] #,##0.0', 12.5, '€ 12.5', '€ 12.5'],
  ['[$$-409]#,##0.0', 12.5, '$12.5', '$12.5'],
  ['#,##0.00\\ [$€-407]', -3, '-3.00 €', '-3 €'],
  ['[$€-de-DE] 0.0', 12.5, '€ 12.5', '€ 12.5'],
  ['[$GBP] #,##0.00', 12, 'GBP 12.00', 'GBP 12'],
  ['[$£-809]#,##0.00', 12.5, '£12.50', '£12.5'],
  ['"£"#,##0.00;[Red]-"£"#,##0.00', -12.5, '-£12.50', '-£12.5'],
  ['"£"#,##0.0_);("£"#,##0.0)', -12.5, '(£12.5)', '-£12.5'],
  ['_-£* #,##0.00_-;\\-£* #,##0.00_-;_-£* "-"??_-;_-@_-', 1234.5, '£1,234.50', '£1234.5'],
  ['_-£* #,##0.00_-;\\-£* #,##0.00_-;_-£* "-"??_-;_-@_-', 0, '£-', '£0'],
  ['£#,##0.0,,"m"', 412512345, '£412.5m', '£412.512345m'],
  ['#,##0.0,,', 412512345, '412.5', '412.512345'],
  ['#,##0.0,"k"', 1234, '1.2k', '1.234k'],
  ['[>=1000000]£0.0,,"m";[>=1000]£0.0,"k";£0', 2500, '£2.5k', '£2.5k'],
  ['£0.0"m"', 12.5, '£12.5m', '£12.5m'],
  ['0.0" FTE"', 12.5, '12.5 FTE', '12.5 FTE'],
  ['0.0"%"', 12.5, '12.5%', '12.5%'],
  ['0.0%', 0.125, '12.5%', '12.5%'],
  ['00000', 123, '00123', '00123'],
  ['"ALP-"000', 7, 'ALP-007', 'ALP-007'],
  ['00-00-00', 123456, '12-34-56', '12-34-56'],
  ['0000 0000', 12345, '0001 2345', '0001 2345'],
  ['0000"/"00', 202627, '2026/27', '2026/27'],
  ['[<=9999999]###-####;(###) ###-####', 2065551234, '(206) 555-1234', '(206) 555-1234'],
  ['#\\ ##0', 1234567, '1234 567', '1234567'],
  ['# ?/?', 5.25, '5 1/4', '5.25'],
  ['0.00E+00', 12345, '1.23E+04', '12345'],
  ['@', 5, '5', '5'],
  ['(0.0);(0.0)', -5, '(5.0)', '-5'],
  ['0;-0;"n/a"', 0, 'n/a', 'n/a'],
  ['"ID-"@', 'x', 'ID-x', 'ID-x'],
]

const cells = (table: RawTable): readonly RawCell[] => {
  const [heading] = table.headings
  return heading === undefined ? [] : [...table.records].map((record) => record.cell(heading))
}

async function cellsOf(bytes: Buffer): Promise<readonly RawCell[]> {
  const source = await openWorkbook(bytes, 'shown')
  return cells(
    source.table({
      orientation: 'rows',
      header: (heading) => heading === 'Shown',
      headerText: '"Shown"',
      known: [],
      headerRows: 1,
    }),
  )
}

describeWith('openpyxl', hasOpenpyxl, 'numbers in a workbook saved by openpyxl', () => {
  let saved: Buffer
  beforeAll(() => {
    saved = savedByOpenpyxl(`
import json
sheet.append(['Shown'])
for at, (code, value, *_) in enumerate(json.loads(${JSON.stringify(JSON.stringify(SHOWN))}), 2):
    sheet.cell(at, 1, value).number_format = code
`)
  })

  it('are what their formats show, in every digit', async () => {
    const read = await cellsOf(saved)
    expect(read.map(({ text }) => text)).toEqual(SHOWN.map(([, , , text]) => text))
  })

  it('say which currency is shown, and what they were divided by', async () => {
    const read = await cellsOf(saved)
    const shown = read.map(({ typed }) => (typed?.kind === 'NUMBER' ? typed.shown : undefined))
    expect(shown.slice(0, 8).map((one) => one?.currency)).toEqual(['€', '$', '€', '€', 'GBP', '£', '£', '£'])
    expect(shown.slice(10, 14).map((one) => one?.dividedBy)).toEqual([1_000_000, 1_000_000, 1000, 1000])
    expect(read[10]?.typed).toMatchObject({ kind: 'NUMBER', value: '412.512345' })
  })

  describeWith('LibreOffice', hasLibreOffice, 'and saved again by LibreOffice', () => {
    let ods: Buffer
    beforeAll(() => {
      ods = savedByLibreOffice(saved, 'xlsx', 'ods')
    })

    it.each(['ods', 'xlsx'] as const)('are the same as %s', async (to) => {
      const read = await cellsOf(to === 'ods' ? ods : savedByLibreOffice(saved, 'xlsx', to))
      expect(read.map(({ text }) => text)).toEqual(SHOWN.map(([, , , text]) => text))
    })

    it('are seen by a person as this table says', async () => {
      const zip = await openZip(ods)
      const content = (await zip.part('content.xml'))?.toString('utf8') ?? ''
      const seen = [...content.matchAll(/<text:p>(.*?)<\/text:p>/g)].map(([, text = '']) =>
        text.replace(/<[^>]*>/g, '').trim(),
      )
      expect(seen).toEqual(['Shown', ...SHOWN.map(([, , text]) => text)])
    })
  })
})
