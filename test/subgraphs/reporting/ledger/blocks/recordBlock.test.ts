import fc from 'fast-check'

import { keyOfRow, recordOfRow } from '../../../../../schema/facts/records/row'
import type { FactRow } from '../../../../../schema/facts/records/row'
import type { FactRecord } from '../../../../../schema/facts/snapshots/snapshot'
import { BlockWriter } from '../../../../../subgraphs/reporting/ledger/blocks/blockWriter'
import { keyHash, packHashes } from '../../../../../subgraphs/reporting/ledger/blocks/keyHash'
import { readBlock } from '../../../../../subgraphs/reporting/ledger/blocks/recordBlock'
import type { RecordBlock } from '../../../../../subgraphs/reporting/ledger/blocks/recordBlock'

function blocksOf(records: readonly (FactRecord | FactRow)[]): readonly RecordBlock[] {
  const writer = new BlockWriter()
  const full = records.flatMap((record) => writer.add(record))
  return [...full, ...writer.finish()]
}

function readAll(blocks: readonly RecordBlock[]): readonly FactRecord[] {
  return blocks
    .flatMap((block) => readBlock(block))
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ record }) => record)
}

const text = fc.string({ unit: 'binary' })
const optional = { noNullPrototype: true } as const
const place = fc.record(
  { file: text, record: fc.nat(), line: fc.nat(), column: fc.nat(), heading: text, pointer: text },
  { ...optional, requiredKeys: ['record'] },
)
const more = { raw: text, note: text, where: place }
const reason = fc.constantFrom('WITHHELD_FOI' as const, 'NOT_PROVIDED' as const)
const cell = fc.oneof(
  fc.record({ value: text, ...more }, { ...optional, requiredKeys: ['value'] }),
  fc.record({ reason, ...more }, { ...optional, requiredKeys: ['reason'] }),
)
const record = fc.record(
  {
    type: fc.constantFrom('Observation' as const, 'Milestone' as const),
    key: text,
    fields: fc.record(
      { programme: cell, value: cell, forecast: cell, name: cell },
      { ...optional, requiredKeys: [] },
    ),
  },
  optional,
)

const rowFields = fc
  .uniqueArray(fc.constantFrom('programme', 'measure', 'period', 'value', 'unit'), { minLength: 1 })
  .map((names) =>
    names.map((name, at) =>
      at % 3 === 2 ? { name } : { name, where: { column: at + 1, heading: `H ${name}` } },
    ),
  )
const few = fc.constantFrom('a', 'b', '')
const bare = fc.oneof(
  fc.record({ value: fc.oneof(few, text), raw: text, note: text }, { ...optional, requiredKeys: ['value'] }),
  fc.record({ reason, raw: text }, { ...optional, requiredKeys: ['reason'] }),
)
/** Rows of two tables, and records, in any order. */
const mixed = fc.tuple(rowFields, rowFields).chain((tables) => {
  const rows = tables.map((fields) =>
    fc
      .record({ cells: fc.tuple(...fields.map(() => bare)), where: place })
      .map((one): FactRow => ({ ...one, type: 'Observation', fields }) as FactRow),
  )
  return fc.array(fc.oneof(...rows, record as fc.Arbitrary<FactRecord>), { maxLength: 40 })
})

describe('a block of records', () => {
  it('gives back whatever was put in', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), (records) => {
        expect(readAll(blocksOf(records as FactRecord[]))).toStrictEqual(records)
      }),
      { seed: 20260, numRuns: 300 },
    )
  })

  it('gives back rows of whatever tables as the records that they are', () => {
    fc.assert(
      fc.property(mixed, (found) => {
        const records = found.map((one) => ('cells' in one ? recordOfRow(one) : one))
        expect(readAll(blocksOf(found))).toStrictEqual(records)
      }),
      { seed: 20261, numRuns: 300 },
    )
  })

  it('hashes the key of a row as that of the record that it is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(few, few, few), { minLength: 1, maxLength: 40 }), (keys) => {
        const fields = ['period', 'measure', 'programme'].map((name) => ({ name }))
        const rows = keys.map((values): FactRow => ({
          type: 'Observation',
          fields,
          cells: values.map((value) => ({ value })),
          where: {},
        }))
        const [block, ...others] = blocksOf(rows)
        expect(others).toEqual([])
        expect(block?.keyHashes).toEqual(packHashes(rows.map((row) => keyHash(keyOfRow(row)))))
      }),
      { seed: 20262, numRuns: 300 },
    )
  })

  it('says each of few values once', () => {
    const value = (at: number): string => `org-${Math.floor(at / 50) % 3}`
    const records = Array.from({ length: 400 }, (_, at): FactRecord => ({
      type: 'Product',
      key: `${at}`,
      fields: at % 100 === 50 ? {} : { owner: { value: value(at) }, name: { value: `name ${at}` } },
    }))
    const [block] = blocksOf(records)
    const { fields } = JSON.parse(block?.body ?? '') as { fields: Record<string, { value: unknown }> }
    expect(fields['owner']?.value).toEqual({
      of: ['org-0', null, 'org-1', 'org-2'],
      at: expect.arrayContaining([0, 1, 2, 3]) as unknown,
    })
    expect(fields['name']?.value).toHaveLength(400)
    expect(readAll([block].flatMap((one) => one ?? []))).toEqual(records)
  })

  it('gives one record of many without the others', () => {
    const records = Array.from({ length: 50 }, (_, at): FactRecord => ({
      type: 'Product',
      key: `${at}`,
      fields: { name: { value: `${at}` } },
    }))
    const [block] = blocksOf(records)
    expect(block && readBlock(block, [7, 49])).toEqual([
      { ordinal: 7, record: records[7] },
      { ordinal: 49, record: records[49] },
    ])
  })

  it('says a column once where all rows agree, and a count by its first two', () => {
    const records = Array.from({ length: 900 }, (_, at) => ({
      type: 'Observation' as const,
      key: '\u001f\u001f\u001f\u001f',
      fields: {
        unit: { value: 'PERCENT', where: { file: 'kpi.csv', record: at + 1, line: at * 2 + 5, column: 6 } },
      },
    }))
    const [block] = blocksOf(records)
    expect(JSON.parse(block?.body ?? '')).toEqual({
      ordinal: { from: 0, by: 1 },
      keyFields: ['programme', 'measure', 'version', 'organisation', 'period'],
      fields: {
        unit: {
          value: 'PERCENT',
          where: { file: 'kpi.csv', record: { from: 1, by: 1 }, line: { from: 5, by: 2 }, column: 6 },
        },
      },
    })
  })

  it('is full at four thousand records, and earlier where they are long', () => {
    const records = (count: number, value: string): FactRecord[] =>
      Array.from({ length: count }, (_, at) => ({
        type: 'Product',
        key: `${at}`,
        fields: { name: { value } },
      }))
    expect(blocksOf(records(9000, 'short')).map(({ count }) => count)).toEqual([4000, 4000, 1000])
    expect(blocksOf(records(10, 'x'.repeat(300_000))).map(({ count }) => count)).toEqual([4, 4, 2])
  })

  it('names the fields of which keys are made, and spells out keys that are made otherwise', () => {
    const target = (key: string): FactRecord => ({
      type: 'MeasureTarget',
      key,
      fields: {
        measure: { value: 'm' },
        version: { reason: 'NOT_PROVIDED' },
        effectiveFrom: { value: '2026' },
      },
    })
    const bodies = (...keys: readonly string[]): unknown[] =>
      blocksOf(keys.map(target)).map(({ body }) => JSON.parse(body) as unknown)
    const joined = 'm\u001f\u001f2026'
    expect(bodies(joined, joined)).toMatchObject([{ keyFields: ['measure', 'version', 'effectiveFrom'] }])
    for (const key of ['m', 'm\u001f', `${joined}\u001f`, 'm\u001f1\u001f2026', '']) {
      expect(bodies(joined, key)).toMatchObject([{ key: [joined, key] }])
      expect(readAll(blocksOf([target(joined), target(key)]))).toEqual([target(joined), target(key)])
    }
  })
})
