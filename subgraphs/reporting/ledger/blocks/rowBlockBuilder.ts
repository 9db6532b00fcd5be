import type { Cell } from '../../../../schema/facts/figures/cell'
import { RECORDS } from '../../../../schema/facts/records/records'
import type { RecordType } from '../../../../schema/facts/records/records'
import type { FactRow, RowField } from '../../../../schema/facts/records/row'
import type { FactRecord } from '../../../../schema/facts/snapshots/snapshot'
import { CHARACTERS_A_BLOCK, RECORDS_A_BLOCK } from './blockBuilder'
import type { BlockBuilder } from './blockBuilder'
import { CellColumns, lengthOf, PlaceColumns } from './cellColumns'
import type { StoredCells } from './cellColumns'
import { Column } from './column'
import { blockOf } from './recordBlock'
import type { RecordBlock } from './recordBlock'
import { RowKeys } from './rowKeys'

/** Gathers rows of one table into a block. Where they stand is said once for all of their cells. */
export class RowBlockBuilder implements BlockBuilder {
  readonly #type: RecordType
  readonly #fields: readonly RowField[]
  readonly #ordinals = new Column()
  readonly #columns: readonly CellColumns[]
  readonly #where = new PlaceColumns()
  readonly #keys: RowKeys
  #characters = 0

  constructor({ type, fields }: FactRow) {
    this.#type = type
    this.#fields = fields
    this.#columns = fields.map(({ name }) => new CellColumns(name))
    this.#keys = new RowKeys(type, fields)
  }

  get isFull(): boolean {
    return this.#keys.hashes.length >= RECORDS_A_BLOCK || this.#characters >= CHARACTERS_A_BLOCK
  }

  takes(found: FactRecord | FactRow): boolean {
    return 'cells' in found && found.fields === this.#fields
  }

  add(ordinal: number, { cells, where }: FactRow): void {
    const row = this.#keys.hashes.length
    const columns = this.#columns
    this.#keys.add(cells)
    this.#ordinals.add(row, ordinal)
    this.#where.add(row, where)
    let characters = 0
    for (let at = 0; at < columns.length; at += 1) {
      const cell = cells[at] as Cell
      columns[at]?.add(row, cell)
      characters += lengthOf(cell)
    }
    this.#characters += characters
  }

  block(): RecordBlock {
    const { hashes } = this.#keys
    const where = this.#where.stored(hashes.length)
    const stored = this.#fields.map(({ name, where: within }, at): [string, StoredCells] => {
      const cells = this.#columns[at]?.stored(hashes.length) ?? {}
      return [name, within === undefined ? cells : { ...cells, where: { ...where, ...within } }]
    })
    return blockOf(this.#type, hashes, {
      ordinal: this.#ordinals.stored(hashes.length) ?? 0,
      keyFields: RECORDS[this.#type].key,
      fields: Object.fromEntries(stored),
    })
  }
}
