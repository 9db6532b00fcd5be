import { NumberFormats } from '../../../../../subgraphs/sources/workbook/openXml/numberFormats'

describe('the number formats of a workbook', () => {
  it('are each parsed once', () => {
    const formats = new NumberFormats()
    expect(formats.of('"£"0')).toBeDefined()
    expect(formats.of('"£"0')).toBe(formats.of('"£"0'))
  })

  it.each(['', 'General', '$#,##0_);\\($#,##0\\)', '$#,##0.00_);[Red]\\($#,##0.00\\)'])(
    'show numbers as they are, or in the currency of whoever looks: %s',
    (code) => {
      expect(new NumberFormats().of(code)).toBeUndefined()
    },
  )

  it('show dollars where they say so themselves', () => {
    const format = new NumberFormats().of('"$"#,##0_);\\("$"#,##0\\)')
    expect(format?.sectionFor(5)?.shape?.currency).toBe('$')
  })
})
