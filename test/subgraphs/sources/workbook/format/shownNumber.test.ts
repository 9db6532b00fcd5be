import { parseNumberFormat } from '../../../../../subgraphs/sources/workbook/format/numberFormat'
import { shownNumber } from '../../../../../subgraphs/sources/workbook/format/shownNumber'

/** A number as a format shows it: the text, then the number where the text is not it. */
function shown(code: string, decimal: string): readonly string[] {
  const section = parseNumberFormat(code).sectionFor(Number(decimal))
  if (section?.words !== undefined) return [section.words, 'words']
  if (section?.isPercent === true) return [decimal, 'percent']
  if (section?.shape === undefined) return [decimal]
  const { text, value } = shownNumber(decimal, section.shape)
  return [text, value]
}

// The codes are those of ECMA-376 part 1, 18.8.30 and 18.8.31, and of Microsoft's "Number format codes" and
// "Review guidelines for customizing a number format", and what LibreOffice and Excel in English (UK) write.
describe('a number, as its format shows it and never rounded', () => {
  it.each([
    ['General', '1234.5'],
    ['0', '1234.5'],
    ['#,##0.00', '1234.5'],
    ['#,##0 ;(#,##0)', '-1234.5'],
    ['_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-', '-1234.5'],
    ['_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-', '0'],
    ['[Red]0', '5'],
    ['0.00E+00', '12345'],
    ['##0.0E+0', '12345'],
    ['# ?/?', '5.25'],
    ['# ??/??', '5.25'],
    ['# ?/16', '5.25'],
    ['@', '5'],
    ['???.???', '2.8'],
    ['#.##', '0.5'],
    ['# ##0', '1234567'],
    ['#\u00a0##0.00', '1234567'],
    ['[>=10000000]##\\,##\\,##\\,##0;[>=100000]##\\,##\\,##0;##,##0', '12345678'],
    ['+0.0;-0.0;0.0', '12.5'],
    ['▲ 0.0;▼ 0.0', '-12.5'],
    [';;;', '5'],
    ['mm', '46000'],
  ])('shows only the number: %s of %s', (code, decimal) => {
    expect(shown(code, decimal)).toEqual([decimal])
  })

  it.each([
    ['[$€-2] #,##0.0', '12.5', '€ 12.5'],
    ['[$$-409]#,##0.0', '12.5', '$12.5'],
    ['#,##0.00\\ [$€-407]', '-12.5', '-12.5 €'],
    ['[$GBP] #,##0.00', '-12.5', '-GBP 12.5'],
    ['"£"#,##0.00', '-12.5', '-£12.5'],
    ['£#,##0.00', '12.512345', '£12.512345'],
    ['[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00', '-12.5', '-£12.5'],
    ['"£"#,##0.0_);("£"#,##0.0)', '-12.5', '-£12.5'],
    ['£(0.0);£(0.0)', '-12.5', '-£12.5'],
    ['£0.0;[Red]£0.0', '-12.5', '-£12.5'],
    ['£0.0;£0.0-', '-12.5', '-£12.5'],
    ['[$GBP] 0;[$GBP] -0', '-12', '-GBP 12'],
    ['_-£* #,##0.00_-;\\-£* #,##0.00_-;_-£* "-"??_-;_-@_-', '12.5', '£12.5'],
    ['_-£* #,##0.00_-;\\-£* #,##0.00_-;_-£* "-"??_-;_-@_-', '-12.5', '-£12.5'],
    ['_-£* #,##0.00_-;\\-£* #,##0.00_-;_-£* "-"??_-;_-@_-', '0', '£0'],
    ['0.0" FTE"', '12.5', '12.5 FTE'],
    ['General" days"', '5', '5 days'],
    ['$0.00" Surplus";$-0.00" Shortage"', '-125.74', '-$125.74 Shortage'],
  ])('with what stands beside it: %s of %s is %s', (code, decimal, text) => {
    expect(shown(code, decimal)).toEqual([text, decimal])
  })

  it.each([
    ['#,##0,', '12000', '12', '12'],
    ['0.0,,', '12200000', '12.2', '12.2'],
    ['#,##0,.0', '12345', '12.345', '12.345'],
    ['£#,##0.0,,"m"', '412512345', '£412.512345m', '412.512345'],
    ['£0.0,,\\m;(£0.0,,\\m)', '-412512345', '-£412.512345m', '-412.512345'],
    ['0.0,,m', '412512345', '412.512345m', '412.512345'],
    ['#,##0.0,"k"', '-1234', '-1.234k', '-1.234'],
    ['£0.0,,,"bn"', '1', '£0.000000001bn', '0.000000001'],
    ['[>=1000000]£0.0,,"m";[>=1000]£0.0,"k";£0', '2500000', '£2.5m', '2.5'],
    ['[>=1000000]£0.0,,"m";[>=1000]£0.0,"k";£0', '2500', '£2.5k', '2.5'],
    ['[>=1000000]£0.0,,"m";[>=1000]£0.0,"k";£0', '25', '£25', '25'],
    ['[<1000]0;0.0,"k"', '2500', '2.5k', '2.5'],
    ['-0;0', '5', '-5', '-5'],
    ['(0)', '5', '-5', '-5'],
  ])('divided where it is: %s of %s is %s', (code, decimal, text, value) => {
    expect(shown(code, decimal)).toEqual([text, value])
  })

  it.each([
    ['00000', '123', '00123'],
    ['0#', '7', '07'],
    ['"ALP-"000', '7', 'ALP-007'],
    ['"ALP-"000', '12345', 'ALP-12345'],
    ['\\P\\-0000', '12', 'P-0012'],
    ['00-00-00', '123456', '12-34-56'],
    ['0000 0000', '12345', '0001 2345'],
    ['[<=9999999]###-####;(###) ###-####', '5551234', '555-1234'],
    ['[<=9999999]###-####;(###) ###-####', '2065551234', '(206) 555-1234'],
    ['000\\-00\\-0000', '12345678', '012-34-5678'],
    ['0000\\/00', '202627', '2026/27'],
  ])('with its noughts and what stands between its digits: %s of %s is %s', (code, decimal, text) => {
    expect(shown(code, decimal)).toEqual([text, decimal])
  })

  it.each([
    ['0.0%', '0.125', 'percent'],
    ['0%;[Red]-0%', '-0.125', 'percent'],
    ['[<1]0%;0', '0.5', 'percent'],
    ['0.0"%"', '12.5', '12.5'],
    ['0\\%', '12.5', '12.5'],
  ])('as a percentage or with the sign of one: %s', (code, decimal, kind) => {
    expect(shown(code, decimal)[1]).toBe(kind)
  })

  it.each([
    ['0;-0;"n/a"', '0', 'n/a'],
    ['[=1]"Yes";[=0]"No";General', '1', 'Yes'],
    ['[=1]"Yes";[=0]"No";General', '0', 'No'],
    ['"to be agreed"', '5', 'to be agreed'],
  ])('or the words that stand for it: %s of %s is %s', (code, decimal, words) => {
    expect(shown(code, decimal)).toEqual([words, 'words'])
  })
})
