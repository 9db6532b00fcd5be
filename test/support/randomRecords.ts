import fc from 'fast-check'

import type { Cell } from '../../schema/facts/figures/cell'
import { MISSING_REASONS } from '../../schema/facts/figures/missing'
import type { MissingReason } from '../../schema/facts/figures/missing'
import { RECORDS } from '../../schema/facts/records/records'
import type { RecordType } from '../../schema/facts/records/records'
import type { FactRecord } from '../../schema/facts/snapshots/snapshot'

/** Any text at all: line breaks, quotes, halves of surrogate pairs. */
const text = fc.string({ unit: 'binary', maxLength: 12 })

const where = fc.record({ file: text, row: fc.integer({ min: 1 }), pointer: text }, { requiredKeys: [] })

const more = { raw: text, note: text, where }

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({ value: text, ...more }, { requiredKeys: ['value'] }),
  fc.record(
    { reason: fc.constantFrom(...(Object.keys(MISSING_REASONS) as MissingReason[])), ...more },
    { requiredKeys: ['reason'] },
  ),
)

/** Records of any type with any key, fields and cells. */
export const randomRecords: fc.Arbitrary<FactRecord[]> = fc.array(
  fc.record({
    type: fc.constantFrom(...(Object.keys(RECORDS) as RecordType[])),
    key: text,
    fields: fc.dictionary(text, cell, { maxKeys: 4 }),
  }),
  { maxLength: 20 },
)
