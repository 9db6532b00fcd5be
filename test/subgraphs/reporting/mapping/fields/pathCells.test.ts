import { parseJson } from '../../../../../base/json/parse'
import { identifyAlone } from '../../../../../subgraphs/reporting/mapping/keys/identity'
import {
  mappingContent,
  type Mapping,
} from '../../../../../subgraphs/reporting/mapping/written/mappingSchema'
import { mapTables, type Mapped } from '../../../../../subgraphs/reporting/mapping/records/mapTables'
import { jsonTable } from '../../../../../subgraphs/sources/json/table'
import { requestedTables } from '../../../../../subgraphs/sources/pages/requestedTables'
import { problemOf } from '../../../../support/reporting/problemOf'

const URL = 'https://redmine.unity.example/versions.json'

function mapped(mapping: Mapping, ...records: readonly string[]): Mapped {
  const table = jsonTable(
    records.map((text, index) => ({
      value: parseJson(Buffer.from(text)),
      url: URL,
      pointer: `/versions/${index}`,
    })),
  )
  const source = requestedTables('unity/redmine', new Map([['versions', table]]))
  return mapTables(mapping, source, 'auto', {
    source: 'unity/redmine',
    values: { programme: 'unity', asOf: '2026-10-31' },
    identify: identifyAlone,
  })
}

function mapping(fields: object, contract = {}): Mapping {
  return mappingContent.parse({
    contract,
    records: {
      Milestone: {
        request: 'versions',
        fields: {
          programme: { from: { fromReturn: 'programme' } },
          milestone: { from: { path: 'id' }, type: 'code' },
          name: { from: { path: 'name' }, type: 'text' },
          ...fields,
        },
      },
    },
  })
}

const DUE = { from: { path: 'due_date' }, type: 'date', formats: ['yyyy-MM-dd'] }

it('reads values by path, each with its address and pointer', () => {
  const read = mapped(mapping({ forecast: DUE }), '{"id":7,"name":"Go-live","due_date":"2027-04-01"}')
  expect(read.counts).toMatchObject({ read: 1, accepted: 1 })
  expect(read.records[0]?.fields['milestone']?.value).toBe('7')
  expect(read.records[0]?.fields['forecast']).toEqual({
    value: '2027-04-01',
    where: { url: URL, pointer: '/versions/0/due_date', record: 1, heading: 'due_date' },
  })
  expect(read.notes).toEqual([])
})

it('takes for blank what only some records have, and null', () => {
  const read = mapped(
    mapping({ forecast: DUE }),
    '{"id":1,"name":"A","due_date":"2027-04-01"}',
    '{"id":2,"name":"B"}',
    '{"id":3,"name":"C","due_date":null}',
  )
  expect(read.records.map(({ fields }) => fields['forecast']?.reason)).toEqual([
    undefined,
    'NOT_PROVIDED',
    'NOT_PROVIDED',
  ])
})

it('refuses a path that no record has, and lists those that they have', () => {
  const wrong = mapping({ forecast: { ...DUE, from: { path: 'due' } } })
  const problem = problemOf(() => mapped(wrong, '{"id":1,"name":"A","due_date":"2027-04-01"}'))
  expect(problem.message).toBe(
    'unity/redmine: field "forecast" wants a value at the path due, found 0 (if it may be missing: `optional: true`, with `whenAbsent: REASON`). Paths present: "id", "name", "due_date" [COLUMN_NOT_FOUND]',
  )
  const optional = mapping({
    forecast: { ...DUE, from: { path: 'due' }, optional: true, whenAbsent: 'NOT_YET_BASELINED' },
  })
  const read = mapped(optional, '{"id":1,"name":"A"}')
  expect(read.records[0]?.fields['forecast']).toEqual({ reason: 'NOT_YET_BASELINED' })
})

it('takes an empty list for what it is', () => {
  expect(mapped(mapping({ forecast: DUE })).counts).toMatchObject({ read: 0, accepted: 0, quarantined: 0 })
})

it('names the paths that no field reads', () => {
  const read = mapped(
    mapping({ forecast: { ...DUE, from: { path: 'fields[id="1"].value' } } }),
    '{"id":1,"name":"A","fields":[{"id":1,"name":"Due","value":"2027-04-01"}],"wiki":"x"}',
  )
  expect(read.records[0]?.fields['forecast']?.value).toBe('2027-04-01')
  expect(read.notes.map(({ where }) => where?.heading)).toEqual([
    'fields[name="Due"].id',
    'fields[name="Due"].name',
    'wiki',
  ])
})

it('quarantines a record whose value is no date, saying where', () => {
  const read = mapped(
    mapping({ forecast: DUE }),
    '{"id":1,"name":"A","due_date":"soon"}',
    '{"id":2,"name":"B","due_date":{"y":2027}}',
  )
  expect(read.counts).toMatchObject({ read: 2, accepted: 0, quarantined: 2 })
  expect(read.quarantine.map(({ message }) => message)).toEqual([
    `unity/redmine: ${URL} record 1, pointer /versions/0/due_date, column "due_date" → Milestone.forecast: "soon" is not a date in any accepted form (yyyy-MM-dd) [BAD_DATE]`,
    `unity/redmine: ${URL} record 2, pointer /versions/1/due_date, column "due_date" → Milestone.forecast: "" is an object (a path that goes on to a single value) [NOT_A_VALUE]`,
  ])
})

it('refuses a path that is not one, and a request that the source is not asked', () => {
  expect(() => mapping({ forecast: { ...DUE, from: { path: 'a..b' } } })).toThrow('is not a path')
  const other = mappingContent.parse({
    records: { Milestone: { fields: { milestone: { from: { path: 'id' }, type: 'code' } } } },
  })
  const problem = problemOf(() => mapped(other))
  expect(problem.message).toBe(
    'unity/redmine: no request is named "Milestone"; there are: versions [BAD_CONFIGURATION]',
  )
})
