import {
  NumberFormat,
  parseNumberFormat,
  sectionTest,
} from '../../../../../subgraphs/sources/workbook/format/numberFormat'

describe('a number format', () => {
  it('has one shape for all the numbers of a section', () => {
    const format = parseNumberFormat('"£"0.0,,"m"')
    expect(format.sectionFor(1)?.shape).toBe(format.sectionFor(2)?.shape)
    expect(format.sectionFor(1)?.shape).toEqual({
      before: '£',
      after: 'm',
      currency: '£',
      dividedBy: 1_000_000,
      isIdentifier: false,
      leastDigits: 1,
      marks: [],
      negates: false,
    })
  })

  it('tells that a number is not divided where others are', () => {
    const format = parseNumberFormat('[>=1000]0.0,"k";0')
    expect([2500, 25].map((value) => format.sectionFor(value)?.shape?.dividedBy)).toEqual([1000, 1])
    expect(parseNumberFormat('0;-0').sectionFor(25)?.shape).toBeUndefined()
  })

  it('knows the digits of an identifier: neither grouped nor with decimals', () => {
    const isIdentifier = ['"A-"0', '00000', '"A-"#,##0', '"A-"0.0', '"A-"0E+0', '"A-"# ?/?', '£#\\ ##0'].map(
      (code) => parseNumberFormat(code).sectionFor(1)?.shape?.isIdentifier,
    )
    expect(isIdentifier).toEqual([true, true, false, false, false, false, false])
  })

  it.each([
    ['[$€-2] 0', '€'],
    ['[$US$-409]0', 'US$'],
    ['[$kr.-da-DK]0', 'kr.'],
    ['"EUR "0', 'EUR'],
    ['0" €m"', '€'],
    ['"HK$"0', 'HK$'],
    ['[$-809]0" FTE"', undefined],
    ['"EUROPE-"0', undefined],
  ])('knows a currency: %s', (code, currency) => {
    expect(parseNumberFormat(code).sectionFor(1)?.shape?.currency).toBe(currency)
  })

  it('shows words with what stands beside them', () => {
    expect(parseNumberFormat('0;0;0;"ID-"@').wordsFor('7')).toBe('ID-7')
    expect(parseNumberFormat('"ID-"@').wordsFor('7')).toBe('ID-7')
    expect(parseNumberFormat('_-@_-').wordsFor('7')).toBe('7')
    expect(parseNumberFormat('0').wordsFor('7')).toBe('7')
  })

  it('shows a number as it is where none of its conditions holds', () => {
    expect(parseNumberFormat('[>10]"£"0').sectionFor(5)).toBeUndefined()
    expect(new NumberFormat([]).sectionFor(5)).toBeUndefined()
  })

  it('shows a number as it is where the format is too long to be one', () => {
    expect(parseNumberFormat('0'.repeat(255)).sectionFor(5)?.shape?.leastDigits).toBe(255)
    expect(parseNumberFormat('0'.repeat(256)).sectionFor(5)).toBeUndefined()
    expect(parseNumberFormat(`"${'a'.repeat(256)}"@`).wordsFor('x')).toBe('x')
    expect(parseNumberFormat(`0${','.repeat(200)}`).sectionFor(5)?.shape?.dividedBy).toBe(1000 ** 100)
  })

  it('reads conditions', () => {
    expect(['>=1000', '<= -0.5', '<>0', '=1', '!=0', '>x', 'Red'].map(sectionTest)).toEqual([
      { operator: '>=', limit: 1000 },
      { operator: '<=', limit: -0.5 },
      { operator: '<>', limit: 0 },
      { operator: '=', limit: 1 },
      { operator: '!=', limit: 0 },
      undefined,
      undefined,
    ])
  })
})
