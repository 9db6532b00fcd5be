import { isTimeFormat } from '../../../../../subgraphs/sources/workbook/openXml/timeFormat'

describe('number formats', () => {
  it.each(['hh:mm', '[h]:mm:ss', '[h]', '[mm]', '[ss]', 'h:mm AM/PM', '[$-809]hh:mm'])(
    'of times: %s',
    (format) => {
      expect(isTimeFormat(format)).toBe(true)
    },
  )

  it.each(['yyyy-mm-dd', 'd mmm hh:mm', 'mmm', '"hours"0', 'General'])('of no times: %s', (format) => {
    expect(isTimeFormat(format)).toBe(false)
  })
})
