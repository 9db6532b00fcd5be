import { formatTokens } from '../../../../../subgraphs/sources/workbook/format/formatTokens'

// ECMA-376 part 1, 18.8.31.
describe('the tokens of a number format', () => {
  const kinds = (code: string): string =>
    formatTokens(code)
      .map(({ kind }) => kind)
      .join(' ')

  it.each([
    ['#,##0.0,', 'DIGIT COMMA DIGIT DIGIT DIGIT POINT DIGIT COMMA'],
    ['0.0%;@', 'DIGIT POINT DIGIT PERCENT END WORDS'],
    ['# ?/?', 'DIGIT LITERAL DIGIT SLASH DIGIT'],
    ['0E+00', 'DIGIT EXPONENT DIGIT DIGIT'],
    ['general', 'GENERAL'],
    ['dd', 'LETTER LETTER'],
    ['[>=1000]0', 'CONDITION DIGIT'],
  ])('of %s', (code, expected) => {
    expect(kinds(code)).toBe(expected)
  })

  it('are words as they are shown', () => {
    expect(formatTokens('"a;b"\\c_x[$€-2][$-809][Red]* ')).toEqual([
      { kind: 'LITERAL', text: 'a;b' },
      { kind: 'LITERAL', text: 'c' },
      { kind: 'LITERAL', text: ' ' },
      { kind: 'CURRENCY', text: '€' },
    ])
  })

  it('are found where quotation marks are not closed', () => {
    expect(formatTokens('0"m')).toEqual([
      { kind: 'DIGIT', text: '0' },
      { kind: 'LITERAL', text: 'm' },
    ])
  })
})
