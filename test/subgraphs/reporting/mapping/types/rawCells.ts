import type { RawCell, RawTyped } from '../../../../../subgraphs/sources/table/rawTable'

/** A cell as somebody wrote it. */
export function written(text: string): RawCell {
  return { text, place: {} }
}

/** A cell that its own source typed. */
export function typed(value: RawTyped): RawCell {
  return { text: String(value.value), typed: value, place: {} }
}
