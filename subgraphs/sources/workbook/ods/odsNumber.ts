import type { FormatToken } from '../format/formatTokens'

/** Text that stands before so many digits of a whole number, counted from its end. */
export interface EmbeddedText {
  readonly digits: number
  readonly text: string
}

const MOST_DIGITS = 30
const LARGEST_FACTOR = 1e30
const COMMA: FormatToken = { kind: 'COMMA', text: ',' }
const POINT: FormatToken = { kind: 'POINT', text: '.' }
const NOUGHT: FormatToken = { kind: 'DIGIT', text: '0' }
const ANY: FormatToken = { kind: 'DIGIT', text: '#' }

/**
 * The tokens of a number in an OpenDocument data style, as an Open XML format would have them: least digits,
 * text between them, grouping, decimals, and commas for what it is divided by.
 */
export function numberTokens(
  element: string,
  attributes: Readonly<Record<string, string>>,
  embedded: readonly EmbeddedText[],
): readonly FormatToken[] {
  if (element === 'fraction') return [ANY, { kind: 'SLASH', text: '/' }, ANY]
  const tokens = wholeTokens(count(attributes['number:min-integer-digits']), embedded)
  if (attributes['number:grouping'] === 'true') tokens.unshift(ANY, COMMA)
  if (count(attributes['number:decimal-places']) > 0) tokens.push(POINT, NOUGHT)
  if (element === 'scientific-number') tokens.push({ kind: 'EXPONENT', text: 'E+' }, NOUGHT)
  const factor = Number(attributes['number:display-factor'] ?? '1')
  for (let rest = 1; rest < factor && rest < LARGEST_FACTOR; rest *= 1000) tokens.push(COMMA)
  return tokens
}

/** At least one digit, and one before each text between digits. */
function wholeTokens(least: number, embedded: readonly EmbeddedText[]): FormatToken[] {
  const most = Math.max(1, least, ...embedded.map(({ digits }) => digits + 1))
  const tokens: FormatToken[] = []
  for (let digits = Math.min(most, MOST_DIGITS); digits > 0; digits -= 1) {
    tokens.push(digits <= least ? NOUGHT : ANY)
    for (const { digits: before, text } of embedded) {
      if (before === digits - 1) tokens.push({ kind: 'LITERAL', text })
    }
  }
  return tokens
}

function count(attribute: string | undefined): number {
  const number = Number(attribute ?? '0')
  return Number.isInteger(number) && number >= 0 ? Math.min(number, MOST_DIGITS) : 0
}
