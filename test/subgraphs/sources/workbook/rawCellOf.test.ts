import type { RawCell } from '../../../../subgraphs/sources/table/rawTable'
import { parseNumberFormat } from '../../../../subgraphs/sources/workbook/format/numberFormat'
import { rawCellOf } from '../../../../subgraphs/sources/workbook/rawCellOf'
import type { SheetCell } from '../../../../subgraphs/sources/workbook/sheetReader'

const cell = (kind: SheetCell['kind'], value: string, formula?: string): SheetCell => ({
  row: 0,
  column: 0,
  kind,
  value,
  ...(formula === undefined ? {} : { formula }),
})

describe('a cell of a sheet', () => {
  it.each([
    [cell('TEXT', ' as  written '), { text: ' as  written ' }],
    [
      cell('NUMBER', '-0.30000000000000004'),
      { text: '-0.30000000000000004', typed: { kind: 'NUMBER', value: '-0.30000000000000004' } },
    ],
    [cell('BOOLEAN', 'true'), { text: 'TRUE', typed: { kind: 'BOOLEAN', value: true } }],
    [cell('DATE', '1900-03-01'), { text: '1900-03-01', typed: { kind: 'DATE', value: '1900-03-01' } }],
    [cell('TIME', 'PT9H5M0S'), { text: '09:05:00' }],
    [cell('EMPTY', ''), { text: '' }],
  ])('is what it is: %j', (given, raw) => {
    expect(rawCellOf(given, {})).toEqual({ ...raw, place: {} })
  })

  it('that its format shows as more than a number is what a person sees, every digit exact', () => {
    const raw = (code: string, value: string): RawCell => {
      const shape = parseNumberFormat(code).sectionFor(Number(value))?.shape
      return rawCellOf({ ...cell('NUMBER', value), ...(shape === undefined ? {} : { shape }) }, {})
    }
    expect(raw('£0.0,,"m"', '412512345')).toMatchObject({
      text: '£412.512345m',
      typed: { kind: 'NUMBER', value: '412.512345', shown: { currency: '£', dividedBy: 1_000_000 } },
    })
    expect(raw('00000', '123')).toMatchObject({ text: '00123', typed: { value: '123' } })
    expect(raw('0.0"%"', '12.5')).toEqual({ text: '12.5%', place: {} })
    expect(raw('0.0" per cent"', '12.5')).toEqual({ text: '12.5 per cent', place: {} })
    expect(raw('"A-"0', '1234567890123456')).toMatchObject({ defect: { code: 'BAD_NUMBER' } })
  })

  it('that is shown as a percentage keeps its sign, every digit exact', () => {
    const shown = ['0.935', '1', '0.07', '-0.005', '0.07000000000000001'].map((value) =>
      rawCellOf(cell('PERCENT', value), {}),
    )
    expect(shown.map(({ text }) => text)).toEqual(['93.5%', '100%', '7%', '-0.5%', '7.000000000000001%'])
    expect(shown.every(({ typed }) => typed === undefined)).toBe(true)
  })

  it.each([
    [cell('EMPTY', '', 'G6*1.1'), '=G6*1.1', 'UNCALCULATED_FORMULA', 'is a formula with no stored result'],
    [
      cell('ERROR', '#REF!', 'A1/0'),
      '#REF!',
      'CELL_ERROR',
      'is an error of the workbook, from the formula =A1/0',
    ],
    [cell('ERROR', '#N/A'), '#N/A', 'CELL_ERROR', 'is an error of the workbook'],
    [cell('DATE', '1900-02-28'), '1900-02-28', 'BAD_DATE', 'is a date before 1 March 1900'],
    [cell('DATE', '+010000-01-01'), '+010000-01-01', 'BAD_DATE', 'is a date before 1 March 1900'],
    [cell('DATE', ''), '', 'BAD_DATE', 'is a date before 1 March 1900'],
    [cell('NUMBER', '1234567890123456'), '1234567890123456', 'BAD_NUMBER', 'has more than 15 digits'],
  ])('that nobody can rely on is a defect, never blank or nought: %j', (given, text, code, wrong) => {
    const raw = rawCellOf(given, {})
    expect([raw.text, raw.typed, raw.defect?.code]).toEqual([text, undefined, code])
    expect(raw.defect?.wrong).toContain(wrong)
  })
})
