import type { NumberShown, RawCell, RawTyped } from '../../../../../subgraphs/sources/table/rawTable'

/** A cell as somebody wrote it. */
export function written(text: string): RawCell {
  return { text, place: {} }
}

/** A cell that its own source typed. */
export function typed(value: RawTyped): RawCell {
  return { text: String(value.value), typed: value, place: {} }
}

/** A number that its format shows with more than its digits: the text is what a person sees. */
export function shown(text: string, value: string, more: Partial<NumberShown> = {}): RawCell {
  const beside = { before: '', after: '', isIdentifier: false, ...more }
  return { text, typed: { kind: 'NUMBER', value, shown: beside }, place: {} }
}
