/**
 * `DIGIT` is `0`, `#` or `?`; `GENERAL` stands for a number as it is; `WORDS` is `@`, the words of the cell;
 * `LITERAL` is shown as it is; `CURRENCY` too, and says that it is one; `LETTER` is a letter in no quotation
 * marks, which in a date stands for a part of it; `CONDITION` is `>=1000`; `END` ends a section.
 */
export type TokenKind =
  | 'DIGIT'
  | 'POINT'
  | 'COMMA'
  | 'EXPONENT'
  | 'SLASH'
  | 'PERCENT'
  | 'GENERAL'
  | 'WORDS'
  | 'LITERAL'
  | 'CURRENCY'
  | 'LETTER'
  | 'CONDITION'
  | 'END'

export interface FormatToken {
  readonly kind: TokenKind
  readonly text: string
}

const TOKEN =
  /"(?<quoted>[^"]*)"?|\\(?<escaped>.)|_(?<gap>.)|\*(?<fill>.)|\[(?<bracket>[^\]]*)\]|(?<general>General)|(?<exponent>E[+-])|(?<plain>.)/gisu
const CONDITION = /^(?:[<>]=?|<>|=)\s*-?\d/
const CURRENCY = /^\$([^-]+)/

const PLAIN: Readonly<Record<string, TokenKind>> = {
  '0': 'DIGIT',
  '#': 'DIGIT',
  '?': 'DIGIT',
  '.': 'POINT',
  ',': 'COMMA',
  '/': 'SLASH',
  '%': 'PERCENT',
  '@': 'WORDS',
  ';': 'END',
}

/**
 * Splits a number format code into its tokens: ECMA-376 part 1, 18.8.31. Colours, locales and fill characters
 * show nothing that is read; the gap that `_x` leaves is a space.
 */
export function formatTokens(code: string): readonly FormatToken[] {
  const tokens: FormatToken[] = []
  for (const { groups = {} } of code.matchAll(TOKEN)) {
    const token = tokenOf(groups)
    if (token !== undefined) tokens.push(token)
  }
  return tokens
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): FormatToken | undefined {
  const { quoted, escaped, gap, fill, bracket, general, exponent, plain = '' } = groups
  if (quoted !== undefined) return literal(quoted)
  if (escaped !== undefined) return literal(escaped)
  if (gap !== undefined) return literal(' ')
  if (fill !== undefined) return undefined
  if (bracket !== undefined) return bracketed(bracket)
  if (general !== undefined) return { kind: 'GENERAL', text: general }
  if (exponent !== undefined) return { kind: 'EXPONENT', text: exponent }
  return { kind: PLAIN[plain] ?? (/\p{L}/u.test(plain) ? 'LETTER' : 'LITERAL'), text: plain }
}

function literal(text: string): FormatToken {
  return { kind: 'LITERAL', text }
}

function bracketed(text: string): FormatToken | undefined {
  if (CONDITION.test(text)) return { kind: 'CONDITION', text }
  const currency = CURRENCY.exec(text)?.[1]
  return currency === undefined ? undefined : { kind: 'CURRENCY', text: currency }
}
