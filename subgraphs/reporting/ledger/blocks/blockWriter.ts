import type { RecordType } from '../../../../schema/facts/records/records'
import type { FactRow } from '../../../../schema/facts/records/row'
import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import type { BlockBuilder } from './blockBuilder'
import type { RecordBlock } from './recordBlock'
import { RecordBlockBuilder } from './recordBlockBuilder'
import { RowBlockBuilder } from './rowBlockBuilder'

const NONE: readonly RecordBlock[] = []

/** Cuts a reading's records, given one by one in order, into blocks that are bounded in size. */
export class BlockWriter {
  readonly #builders = new Map<RecordType, BlockBuilder>()
  #records = 0

  get records(): number {
    return this.#records
  }

  /** The blocks that the record has finished, if it has. */
  add(found: FactRecord | FactRow): readonly RecordBlock[] {
    const { type } = found
    let finished = NONE
    let builder = this.#builders.get(type)
    if (builder?.takes(found) !== true) {
      if (builder !== undefined) finished = [builder.block()]
      builder = builderFor(found)
      this.#builders.set(type, builder)
    }
    builder.add(this.#records, found)
    this.#records += 1
    if (!builder.isFull) return finished
    this.#builders.delete(type)
    return [...finished, builder.block()]
  }

  /** What is left after the last record. */
  finish(): readonly RecordBlock[] {
    const left = [...this.#builders.values()].map((builder) => builder.block())
    this.#builders.clear()
    return left
  }
}

function builderFor(found: FactRecord | FactRow): BlockBuilder {
  return 'cells' in found ? new RowBlockBuilder(found) : new RecordBlockBuilder(found.type)
}
