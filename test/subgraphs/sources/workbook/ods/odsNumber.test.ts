import { numberTokens } from '../../../../../subgraphs/sources/workbook/ods/odsNumber'

describe('a number in an OpenDocument data style', () => {
  const code = (
    attributes: Readonly<Record<string, string>>,
    embedded: Parameters<typeof numberTokens>[2] = [],
    element = 'number',
  ): string =>
    numberTokens(element, attributes, embedded)
      .map(({ text }) => text)
      .join('')

  it.each([
    [{}, '#'],
    [{ 'number:min-integer-digits': '3' }, '000'],
    [{ 'number:grouping': 'true', 'number:min-integer-digits': '1' }, '#,0'],
    [{ 'number:decimal-places': '2', 'number:min-integer-digits': '1' }, '0.0'],
    [{ 'number:display-factor': '1000000' }, '#,,'],
    [{ 'number:display-factor': '1e400' }, `#${','.repeat(10)}`],
    [{ 'number:display-factor': 'many' }, '#'],
    [{ 'number:min-integer-digits': '1e9' }, '0'.repeat(30)],
  ])('is %j in an Open XML format', (attributes, expected) => {
    expect(code(attributes)).toBe(expected)
  })

  it('has text between its digits', () => {
    const embedded = [
      { digits: 4, text: '-' },
      { digits: 2, text: '/' },
    ]
    expect(code({ 'number:min-integer-digits': '6' }, embedded)).toBe('00-00/00')
    expect(code({ 'number:min-integer-digits': '1' }, [{ digits: 3, text: ' ' }])).toBe('# ##0')
  })

  it('may be a fraction or have a power of ten', () => {
    expect(code({}, [], 'fraction')).toBe('#/#')
    expect(code({ 'number:min-integer-digits': '1' }, [], 'scientific-number')).toBe('0E+0')
  })
})
