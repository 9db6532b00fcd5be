import type { RawRecord, RawTable } from '../../../sources/table/rawTable'
import type { ReadRecord } from './readRecord'
import type { RecordReader } from './recordReader'

/** A table, and how its records are read. */
export interface OpenTable {
  readonly table: RawTable
  readonly reader: RecordReader
}

/** The records of some tables, one after the other. */
export class ReadRecords implements Iterable<ReadRecord> {
  readonly #tables: readonly OpenTable[]

  constructor(tables: readonly OpenTable[]) {
    this.#tables = tables
  }

  [Symbol.iterator](): Iterator<ReadRecord> {
    return new ReadIterator(this.#tables)
  }
}

/** Not a generator, for a million calls of one take noticeably longer. */
class ReadIterator implements Iterator<ReadRecord> {
  readonly #tables: readonly OpenTable[]
  #begun = 0
  #open: { readonly records: Iterator<RawRecord>; readonly reader: RecordReader } | undefined

  constructor(tables: readonly OpenTable[]) {
    this.#tables = tables
  }

  next(): IteratorResult<ReadRecord, undefined> {
    for (;;) {
      if (this.#open !== undefined) {
        const { done, value } = this.#open.records.next()
        if (done !== true) return { value: this.#open.reader.read(value), done: false }
      }
      const next = this.#tables[this.#begun]
      if (next === undefined) return { value: undefined, done: true }
      this.#begun += 1
      this.#open = { records: next.table.records[Symbol.iterator](), reader: next.reader }
    }
  }
}
