import { isPercentFormat, isTimeFormat } from '../../../../../subgraphs/sources/workbook/openXml/numberFormat'

describe('number formats', () => {
  it.each(['0%', '0.0%;[Red]-0.0%', '_(0%_)'])('of percentages: %s', (format) => {
    expect(isPercentFormat(format)).toBe(true)
  })

  it.each(['', '0.00', '0"%"', '0\\%', '#,##0 "per cent"'])('of other numbers: %s', (format) => {
    expect(isPercentFormat(format)).toBe(false)
  })

  it.each(['hh:mm', '[h]:mm:ss', 'h:mm AM/PM', '[$-809]hh:mm'])('of times: %s', (format) => {
    expect(isTimeFormat(format)).toBe(true)
  })

  it.each(['yyyy-mm-dd', 'd mmm hh:mm', 'mmm', '"hours"0', 'General'])('of no times: %s', (format) => {
    expect(isTimeFormat(format)).toBe(false)
  })
})
