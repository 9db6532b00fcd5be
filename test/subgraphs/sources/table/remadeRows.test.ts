import { remadeRows } from '../../../../subgraphs/sources/table/remadeRows'
import { parseJson } from '../../../../base/json/parse'
import { rowsOf, rowsTable } from '../../../support/sources/rowsTable'

const TEXT = 'Id,Name\nM1,a\nM2,b\n'
const json = (text: string) => parseJson(Buffer.from(text))

it('gives rows as objects of their texts, and takes what is made of them', async () => {
  const given: unknown[] = []
  const table = await remadeRows(rowsTable(TEXT), async (records, places) => {
    given.push(...records, ...places.map(({ row }) => row))
    return [{ made: [json('{"Id":"M1","Who":7}'), json('{"Id":"M1x"}')] }, { made: [] }]
  })
  expect(given).toEqual([
    new Map([
      ['Id', 'M1'],
      ['Name', 'a'],
    ]),
    new Map([
      ['Id', 'M2'],
      ['Name', 'b'],
    ]),
    2,
    3,
  ])
  expect(table.headings.map(({ text }) => text)).toEqual(['Id', 'Who'])
  expect(rowsOf(table)).toEqual([
    ['M1', '7'],
    ['M1x', ''],
  ])
  const [first, second] = [...table.records]
  const [id] = table.headings
  expect(id && first?.cell(id).place).toMatchObject({ row: 2, column: 1 })
  expect(id && second?.cell(id).place).not.toHaveProperty('column')
})

it('keeps a row that could not be read, or of which nothing could be made, as a defect', async () => {
  const table = await remadeRows(rowsTable(`${TEXT}M3\n`), async () => [
    { wrong: 'the expression fails on it' },
    { made: [json('"words"'), json('{"Id":{"a":1}}')] },
  ])
  const records = [...table.records]
  expect(records.map(({ defect }) => defect?.code)).toEqual([
    'RESHAPE_FAILED',
    'NOT_A_VALUE',
    undefined,
    'BAD_CSV',
  ])
  const [id] = table.headings
  expect(id && records[2]?.cell(id).defect).toMatchObject({ code: 'NOT_A_VALUE' })
})
