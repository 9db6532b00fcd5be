import type { RawCell, RawRecord } from '../../../sources/table/rawTable'
import type { CellsFound } from './columnCells'

/** What a step before fields may make of rows: the heading and the value of a column, or a number of rows. */
export type Made = 'heading' | 'value' | 'rows'

/** A record of which a step has made more than its columns. */
export interface MadeRecord extends RawRecord {
  made(what: Made): RawCell | undefined
}

/** Finds what an `unpivot` or `sums` has made; a mapping that has neither is refused before. */
export function madeCells(
  finder: { readonly unpivoted: 'heading' | 'value' } | { readonly counted: 'rows' },
): CellsFound {
  const what: Made = 'unpivoted' in finder ? finder.unpivoted : finder.counted
  return {
    headings: [],
    of: (record) => madeOf(record, what) ?? { text: '', place: record.place },
  }
}

/** What a step has made of a record; nothing where none has. */
export function madeOf(record: RawRecord, what: Made): RawCell | undefined {
  return 'made' in record ? (record as MadeRecord).made(what) : undefined
}
