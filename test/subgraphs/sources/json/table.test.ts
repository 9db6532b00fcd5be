import { parseJson } from '../../../../base/json/parse'
import { jsonTable } from '../../../../subgraphs/sources/json/table'
import type { RawTable } from '../../../../subgraphs/sources/table/rawTable'

const URL = 'https://tool.example/issues.json?offset=100'

function tableOf(...records: string[]): RawTable {
  return jsonTable(
    records.map((text, index) => ({
      value: parseJson(Buffer.from(text)),
      url: URL,
      pointer: `/issues/${index}`,
    })),
  )
}

it('gives each value its address, pointer and record', () => {
  const [, second] = [...tableOf('{}', '{"version":{"name":"Go-live"}}').records]
  expect(second?.at?.('version.name')).toEqual({
    text: 'Go-live',
    place: { url: URL, pointer: '/issues/1/version/name', record: 2, heading: 'version.name' },
  })
  expect(second?.at?.('version.due')).toBeUndefined()
  expect(second?.at?.('not..a path')).toBeUndefined()
})

it.each([
  ['12345678901234567890', '12345678901234567890', { kind: 'NUMBER', value: '12345678901234567890' }],
  ['1.10', '1.10', { kind: 'NUMBER', value: '1.10' }],
  ['-0', '-0', { kind: 'NUMBER', value: '0' }],
  ['1.5e3', '1.5e3', { kind: 'NUMBER', value: '1500' }],
  ['25E-4', '25E-4', { kind: 'NUMBER', value: '0.0025' }],
  ['1e999999', '1e999999', undefined],
  ['false', 'false', { kind: 'BOOLEAN', value: false }],
  ['null', '', undefined],
  ['"1.10"', '1.10', undefined],
])('%s', (json, text, typed) => {
  const [record] = [...tableOf(`{"v":${json}}`).records]
  expect(record?.at?.('v')).toMatchObject({ text })
  expect(record?.at?.('v')?.typed).toEqual(typed)
})

it('has every path that any record has for a heading, and reads by heading what it reads by path', () => {
  const table = tableOf(
    '{"id":1,"fields":[{"name":"RAG","value":"Red"},{"name":"A \\"b\\"","value":""}]}',
    '{"id":2,"odd.name":true,"tags":["x","y"],"twice":[{"name":"a"},{"name":"a"}]}',
  )
  expect(table.headings.map(({ text }) => text)).toEqual([
    'id',
    'fields[name="RAG"].name',
    'fields[name="RAG"].value',
    'fields[name="A \\"b\\""].name',
    'fields[name="A \\"b\\""].value',
    '["odd.name"]',
    'tags[0]',
    'tags[1]',
    'twice[0].name',
    'twice[1].name',
  ])
  for (const record of table.records) {
    const written = record.asWritten()
    for (const heading of table.headings) {
      expect(record.cell(heading).text).toBe(written[heading.text] ?? '')
      expect(record.cell(heading).place.heading).toBe(heading.text)
    }
  }
})

it('says what is wrong with what is not one single value', () => {
  const [record, bare] = [
    ...tableOf('{"v":{"a":1},"l":[{"name":"R","value":1},{"name":"R","value":2}]}', '3').records,
  ]
  expect(record?.at?.('v')?.defect).toMatchObject({ code: 'NOT_A_VALUE', wrong: 'is an object' })
  expect(record?.at?.('l[name="R"].value')?.defect).toMatchObject({ code: 'COLUMN_AMBIGUOUS' })
  expect(bare?.defect).toMatchObject({ code: 'NOT_A_VALUE', wrong: 'is a number' })
})
