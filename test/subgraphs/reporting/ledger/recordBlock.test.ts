import fc from 'fast-check'

import type { FactRecord } from '../../../../schema/facts/snapshot'
import { BlockWriter } from '../../../../subgraphs/reporting/ledger/blockWriter'
import { readBlock } from '../../../../subgraphs/reporting/ledger/recordBlock'
import type { RecordBlock } from '../../../../subgraphs/reporting/ledger/recordBlock'

function blocksOf(records: readonly FactRecord[]): readonly RecordBlock[] {
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

describe('a block of records', () => {
  it('gives back whatever was put in', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), (records) => {
        expect(readAll(blocksOf(records as FactRecord[]))).toStrictEqual(records)
      }),
      { seed: 20260, numRuns: 300 },
    )
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
