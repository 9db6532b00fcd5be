import type { NumberShown } from '../../table/rawTable'
import { currencyIn } from './currencyIn'
import type { FormatToken } from './formatTokens'
import { withoutSign } from './withoutSign'

/** The text that stands before so many digits of a whole number, counted from its end. */
export interface DigitMark {
  readonly digits: number
  readonly text: string
}

/** What one section of a number format makes of a number. One object serves all cells; it crosses threads. */
export interface NumberShape extends NumberShown {
  /** The fewest digits before the point. */
  readonly leastDigits: number
  /** What stands between digits, the rightmost first. */
  readonly marks: readonly DigitMark[]
  /** Whether a number above nought is shown with a minus sign, or in brackets. */
  readonly negates: boolean
}

/** Shapes and arrows tell which way a figure went; they are no part of it. */
const DECORATION = /[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff]/g
/** A spreadsheet has no number so large that more commas would leave anything of it. */
const MOST_THOUSANDS = 100
const GROUPING = /^[\s.,'’]$/

/**
 * The shape of numbers in a section; nothing where only digits are shown, or no number.
 *
 * @param isOfNegatives whether the section shows numbers below nought, whose sign it may write as it likes
 * @param dividesOthers whether other sections of the format divide their numbers, so that not to do so tells
 */
export function numberShape(
  tokens: readonly FormatToken[],
  isOfNegatives = false,
  dividesOthers = false,
): NumberShape | undefined {
  const number = numberIn(tokens)
  if (number === undefined) return undefined
  const { first, end, isFraction } = number
  const digits = tokens.slice(first, end)
  const whole = wholePart(digits)
  const afterwards = tokens.slice(end)
  const scaling = leading(afterwards, 'COMMA')
  const { words, negates } = withoutSign({
    before: wordsOf(tokens.slice(0, first)).trimStart(),
    after: wordsOf(afterwards.slice(scaling)).trimEnd(),
  })
  const thousands = Math.min(scaling + whole.scaling, MOST_THOUSANDS)
  const marks = isFraction || whole.isGrouped ? [] : whole.marks
  const isChanged =
    words.before !== '' || words.after !== '' || thousands > 0 || whole.leastDigits > 1 || marks.length > 0
  if (!isChanged && !dividesOthers && (!negates || isOfNegatives)) return undefined
  const currency =
    tokens.find(({ kind }) => kind === 'CURRENCY')?.text.trim() ??
    currencyIn(`${words.before} ${words.after}`)
  return {
    ...words,
    ...(currency === undefined ? {} : { currency }),
    ...(thousands === 0 && !dividesOthers ? {} : { dividedBy: 1000 ** thousands }),
    isIdentifier: !isFraction && !whole.isGrouped && whole.isAll,
    leastDigits: whole.leastDigits,
    marks,
    negates: negates && !isOfNegatives,
  }
}

/** Where the digits of a number stand in a section. */
function numberIn(
  tokens: readonly FormatToken[],
): { readonly first: number; readonly end: number; readonly isFraction: boolean } | undefined {
  const isDigit = ({ kind }: FormatToken): boolean => kind === 'DIGIT' || kind === 'GENERAL'
  const start = tokens.findIndex(isDigit)
  if (start === -1) return undefined
  const first = tokens[start - 1]?.kind === 'POINT' ? start - 1 : start
  let end = tokens.findLastIndex(isDigit) + 1
  const slash = tokens.findIndex(({ kind }, at) => kind === 'SLASH' && at > start)
  const isFraction = slash !== -1 && slash <= end
  // The denominator may be written out: `# ?/16`.
  while (isFraction && (end <= slash || /^\d$/.test(tokens[end]?.text ?? ''))) end += 1
  return { first, end, isFraction }
}

interface WholePart {
  readonly leastDigits: number
  readonly marks: readonly DigitMark[]
  readonly isGrouped: boolean
  /** Whether nothing follows it: neither decimals nor a power of ten. */
  readonly isAll: boolean
  /** How many commas at its end divide by 1,000 each. */
  readonly scaling: number
}

function wholePart(number: readonly FormatToken[]): WholePart {
  const stop = number.findIndex(({ kind }) => kind === 'POINT' || kind === 'EXPONENT')
  const whole = stop === -1 ? number : number.slice(0, stop)
  const marks: DigitMark[] = []
  let [digits, leastDigits, scaling, commas] = [0, 0, 0, 0]
  for (const { kind, text } of [...whole].reverse()) {
    if (kind === 'DIGIT' || kind === 'GENERAL') {
      digits += 1
      if (text === '0') leastDigits = digits
    } else if (kind !== 'COMMA') marks.push({ digits, text })
    else if (digits === 0) scaling += 1
    else commas += 1
  }
  const byMarks = whole[0]?.text === '#' && marks.length > 0 && marks.every(({ text }) => GROUPING.test(text))
  return { leastDigits, marks, isGrouped: commas > 0 || byMarks, isAll: stop === -1, scaling }
}

function leading(tokens: readonly FormatToken[], wanted: FormatToken['kind']): number {
  const other = tokens.findIndex(({ kind }) => kind !== wanted)
  return other === -1 ? tokens.length : other
}

/** What the tokens beside a number show, as one text. */
export function wordsOf(tokens: readonly FormatToken[]): string {
  return tokens
    .map(({ text }) => text)
    .join('')
    .replace(DECORATION, '')
    .replace(/\s+/g, ' ')
}
