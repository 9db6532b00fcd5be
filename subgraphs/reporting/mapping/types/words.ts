import { foldText } from '../../../../base/text/foldText'
import { compilePattern } from '../../../../base/text/safePattern'
import type { RawCell } from '../../../sources/table/rawTable'
import type { Converted, Converter } from './converted'
import { isTypedDate } from './dates'

const CHANGED: Converted = {
  code: 'BAD_TEXT',
  wrong: 'is a date where words are wanted; a spreadsheet may have changed it',
  right: 'the words, in a cell formatted as text',
}

/** Words. Paragraphs stay; within a line white space is folded, and line ends are made one kind. */
export function readText(cell: RawCell): Converted {
  return isTypedDate(cell) ? CHANGED : { value: tidy(cell.text) }
}

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** Without control characters, the one that joins keys among them; half a surrogate pair is no character. */
function legible(text: string): string {
  return text.replace(CONTROLS, '').replace(/\p{Surrogate}/gu, '\ufffd')
}

/** The text with line ends made `\n`, at most one blank line, white space folded, no control characters. */
export function tidy(text: string): string {
  return legible(text)
    .replace(/\r+\n|\r/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

export type Fold = 'upper' | 'lower'

/**
 * An identifier, in one case where the field says so. A number is one as its format shows it, `00123` or
 * `ALP-007`, unless that groups its digits or shows decimals.
 */
export function codeReader(fold: Fold | undefined, pattern: string | undefined): Converter {
  const fits = pattern === undefined ? undefined : compilePattern(pattern)
  return (cell) => {
    if (isTypedDate(cell)) return CHANGED
    const number = cell.typed?.kind === 'NUMBER' ? cell.typed : undefined
    const isShown = number?.shown?.isIdentifier === true
    if (fits !== undefined && number !== undefined && !isShown) {
      return {
        code: 'BAD_TEXT',
        wrong: 'is a number where an identifier is wanted',
        right: 'a cell formatted as text',
      }
    }
    const text = foldText(legible(number?.shown === undefined || isShown ? cell.text : number.value))
    const value = fold === 'upper' ? text.toUpperCase() : fold === 'lower' ? text.toLowerCase() : text
    if (fits?.(value) === false)
      return { code: 'BAD_TEXT', wrong: 'is not an identifier of the expected form', right: `/${pattern}/` }
    return { value }
  }
}

/** One of the words mapped, heedless of case. */
export function enumReader(map: Readonly<Record<string, string>>): Converter {
  const codes = new Map(Object.entries(map).map(([word, value]) => [foldText(word).toLowerCase(), value]))
  const right = Object.keys(map).join(', ')
  return (cell) => {
    const value = codes.get(foldText(cell.text).toLowerCase())
    return value === undefined
      ? { code: 'BAD_ENUM', wrong: 'is not one of the values mapped', right }
      : { value }
  }
}

/** Yes or no, as `true` or `false`. */
export function booleanReader(yes: readonly string[], no: readonly string[]): Converter {
  const words = (list: readonly string[]): ReadonlySet<string> =>
    new Set(list.map((word) => foldText(word).toLowerCase()))
  const [isYes, isNo] = [words(yes), words(no)]
  const right = [...yes, ...no].join(', ')
  return (cell) => {
    if (cell.typed?.kind === 'BOOLEAN') return { value: String(cell.typed.value) }
    const text = foldText(cell.text).toLowerCase()
    if (isYes.has(text)) return { value: 'true' }
    if (isNo.has(text)) return { value: 'false' }
    return { code: 'BAD_BOOLEAN', wrong: 'is neither yes nor no', right }
  }
}
