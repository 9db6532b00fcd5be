import type { RecordType } from '../../../schema/facts/records'
import type { FactRow } from '../../../schema/facts/row'
import type { FactRecord } from '../../../schema/facts/snapshot'
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
    const before = this.#builders.get(type)
    const goesOn = before?.takes(found) === true
    const builder = goesOn ? before : builderFor(found)
    if (!goesOn) this.#builders.set(type, builder)
    builder.add(this.#records, found)
    this.#records += 1
    if (goesOn && !builder.isFull) return NONE
    const finished = goesOn || before === undefined ? [] : [before.block()]
    if (builder.isFull) {
      this.#builders.delete(type)
      finished.push(builder.block())
    }
    return finished
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
