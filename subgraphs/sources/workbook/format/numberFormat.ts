import { formatTokens } from './formatTokens'
import type { FormatToken } from './formatTokens'
import { numberShape, wordsOf } from './numberShape'
import type { NumberShape } from './numberShape'

/** Which numbers a section shows. */
export interface SectionTest {
  readonly operator: string
  readonly limit: number
}

/** A section of a format as its workbook writes it; without a test it shows what no other section does. */
export interface WrittenSection {
  readonly test?: SectionTest
  readonly tokens: readonly FormatToken[]
}

/** How some numbers are shown. */
export interface ShownSection {
  /** Whether multiplied by 100, with a per cent sign. */
  readonly isPercent: boolean
  /** The words that stand for the number, where no digit is shown: `n/a`. */
  readonly words?: string
  readonly shape?: NumberShape
}

/** What Excel takes. A format of a damaged or hostile workbook, repeated in each cell, fills memory. */
const MOST_CHARACTERS = 255

/** A number format: how numbers are shown, by their size, and words. One that is too long shows them as they are. */
export class NumberFormat {
  readonly #sections: readonly (ShownSection & { readonly test?: SectionTest })[]
  readonly #words: readonly FormatToken[]

  /** @param ofWords the section for words, where there is one */
  constructor(written: readonly WrittenSection[], ofWords: readonly FormatToken[] = []) {
    const characters = [ofWords, ...written.map(({ tokens }) => tokens)]
      .flat()
      .reduce((sum, { text }) => sum + text.length, 0)
    const isTooLong = characters > MOST_CHARACTERS
    const sections = isTooLong ? [] : written
    const divides = sections.some(({ tokens }) => numberShape(tokens)?.dividedBy !== undefined)
    this.#sections = sections.map(({ test, tokens }, at) => ({
      ...shownSection(tokens, isOfNegatives(test, sections.slice(0, at)), divides),
      ...(test === undefined ? {} : { test }),
    }))
    this.#words = isTooLong ? [] : ofWords
  }

  /** How a number is shown; nothing where it is shown as it is. */
  sectionFor(value: number): ShownSection | undefined {
    return this.#sections.find(({ test }) => test === undefined || passes(value, test))
  }

  /** The words that a person sees where a cell holds these. */
  wordsFor(words: string): string {
    const at = this.#words.findIndex(({ kind }) => kind === 'WORDS')
    if (at === -1) return words
    const [before, after] = [this.#words.slice(0, at), this.#words.slice(at + 1)].map(wordsOf)
    return `${(before ?? '').trimStart()}${words}${(after ?? '').trimEnd()}`
  }
}

function shownSection(
  tokens: readonly FormatToken[],
  ofNegatives: boolean,
  dividesOthers: boolean,
): ShownSection {
  if (tokens.some(({ kind }) => kind === 'PERCENT')) return { isPercent: true }
  const shape = numberShape(tokens, ofNegatives, dividesOthers)
  if (shape !== undefined) return { isPercent: false, shape }
  const isWords = tokens.every(({ kind }) => kind === 'LITERAL' || kind === 'CURRENCY')
  const words = isWords ? wordsOf(tokens).trim() : ''
  return /\p{L}/u.test(words) ? { isPercent: false, words } : { isPercent: false }
}

/** Whether a section shows numbers below nought and no others, but perhaps nought. */
function isOfNegatives(test: SectionTest | undefined, earlier: readonly WrittenSection[]): boolean {
  if (test !== undefined) return test.operator.startsWith('<') && test.operator !== '<>' && test.limit <= 0
  return earlier.some(({ test: other }) => other?.operator.startsWith('>') === true && other.limit === 0)
}

function passes(value: number, { operator, limit }: SectionTest): boolean {
  switch (operator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '<>':
    case '!=':
      return value !== limit
    default:
      return value === limit
  }
}

const TEST = /^(<=|>=|<>|!=|[<>=])\s*(.*)$/

/** The test in a condition, such as `>=1000`; nothing where it is none. */
export function sectionTest(condition: string): SectionTest | undefined {
  const [, operator, limit = ''] = TEST.exec(condition) ?? []
  return operator === undefined || limit === '' || Number.isNaN(Number(limit))
    ? undefined
    : { operator, limit: Number(limit) }
}

const ABOVE: SectionTest = { operator: '>', limit: 0 }
const NOT_BELOW: SectionTest = { operator: '>=', limit: 0 }
const BELOW: SectionTest = { operator: '<', limit: 0 }

/**
 * Parses the number format code of an Open XML workbook: up to four sections, for numbers above nought, below
 * it, nought, and words (ECMA-376 part 1, 18.8.31), or with conditions of their own. Words alone in a format
 * leave numbers as they are.
 */
export function parseNumberFormat(code: string): NumberFormat {
  const sections = splitSections(formatTokens(code))
  const isOfWords = (tokens: readonly FormatToken[] | undefined): boolean =>
    tokens?.some(({ kind }) => kind === 'WORDS') === true
  const words = sections.length === 4 || isOfWords(sections.at(-1)) ? sections.pop() : undefined
  const written = sections.map((tokens, at) => {
    const test = statedTest(tokens) ?? impliedTest(at, sections.length)
    const shown = tokens.filter(({ kind }) => kind !== 'CONDITION')
    return { tokens: shown, ...(test === undefined ? {} : { test }) }
  })
  return new NumberFormat(written, words)
}

function splitSections(tokens: readonly FormatToken[]): FormatToken[][] {
  const sections: FormatToken[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'END') sections.push([])
    else sections.at(-1)?.push(token)
  }
  return sections
}

function statedTest(tokens: readonly FormatToken[]): SectionTest | undefined {
  const condition = tokens.find(({ kind }) => kind === 'CONDITION')
  return condition === undefined ? undefined : sectionTest(condition.text)
}

function impliedTest(at: number, sections: number): SectionTest | undefined {
  if (at === sections - 1) return undefined
  if (at === 0) return sections === 2 ? NOT_BELOW : ABOVE
  return BELOW
}
