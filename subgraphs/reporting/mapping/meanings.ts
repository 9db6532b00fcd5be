import type { RawCell } from '../sources/rawTable'
import type { TypedField } from './fieldSchema'
import { tooLongForPlaceholder } from './sentinels'
import type { Placeholder, SentinelTest } from './sentinels'
import type { Converted, Converter } from './types/converted'

/** What the text of a cell means to one field: a reason for there being no value, a value, or neither. */
export type Meaning = Placeholder | Converted

export type MeaningOf = (raw: RawCell) => Meaning

/** Longer texts seldom come twice. */
const LONGEST_KEPT = 40
const MOST_KEPT = 1 << 12
/** Keeping texts takes longer than it saves unless each comes so often. */
const LEAST_REPEATED = 3

/**
 * What cells that are not blank mean to a field. Most columns say few things over and over, so what a short
 * text has been found to mean is kept; a column of too many texts is found out, and nothing more is kept of it.
 */
export function meanings(mapping: TypedField, converter: Converter, sentinels: SentinelTest): MeaningOf {
  const kept = new Map<string, Meaning>()
  let isRepetitive = true
  let repeated = 0
  const meaning = (raw: RawCell): Meaning => {
    const { text } = raw
    const placeholder = mapping.type === 'text' && tooLongForPlaceholder(text) ? undefined : sentinels(text)
    return placeholder ?? converter(raw)
  }
  return (raw) => {
    const { text } = raw
    if (!isRepetitive || raw.typed !== undefined || text.length > LONGEST_KEPT) return meaning(raw)
    const known = kept.get(text)
    if (known !== undefined) {
      repeated += 1
      return known
    }
    // A part of a text keeps all of that text in memory; a copy does not.
    const copy = Buffer.from(text, 'utf16le').toString('utf16le')
    const found = meaning({ text: copy, place: raw.place })
    if (kept.size >= MOST_KEPT) {
      isRepetitive = repeated >= kept.size * LEAST_REPEATED
      repeated = 0
      kept.clear()
    }
    if (isRepetitive) kept.set(copy, found)
    return found
  }
}
