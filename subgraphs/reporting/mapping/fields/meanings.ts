import type { RawCell } from '../../../sources/table/rawTable'
import type { TypedField } from '../written/fieldSchema'
import { tooLongForPlaceholder } from './sentinels'
import type { Placeholder, SentinelTest } from './sentinels'
import type { Converted } from '../types/converted'

/** What the text of a cell means to one field: a reason for there being no value, a value, or neither. */
export type Meaning = Placeholder | Converted

export type MeaningOf = (raw: RawCell) => Meaning

/** What cells that are not blank mean to a field. */
export function meanings(mapping: TypedField, converter: MeaningOf, sentinels: SentinelTest): MeaningOf {
  const isWords = mapping.type === 'text'
  return (raw) => {
    const placeholder = isWords && tooLongForPlaceholder(raw.text) ? undefined : sentinels(raw.text)
    return placeholder ?? converter(raw)
  }
}
