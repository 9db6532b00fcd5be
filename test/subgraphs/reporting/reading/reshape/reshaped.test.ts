import { readPayload } from '../../../../../subgraphs/reporting/reading/readPayload'
import { framePages } from '../../../../../subgraphs/sources/pages/pages'
import { loadSubgraphFile } from '../../../../../subgraphs/reporting/config/subgraphFile'
import { dependenciesOf } from '../../../../support/reporting/dependencies'
import { PortfolioFolder } from '../../../../support/reporting/portfolioFolder'
import { problemOf } from '../../../../support/reporting/problemOf'

const folder = new PortfolioFolder()

const FIELDS = `fields: {
          programme: { from: { fromReturn: programme } },
          milestone: { from: { path: id }, type: code },
          name: { from: { path: plan.name }, type: text, optional: true },
          forecast: { from: { path: due }, type: date, formats: [yyyy-MM-dd], optional: true } }`

const subgraphOf = (mapping: string): string => `version: 1
member: matrix
sources:
  - id: list
    kind: odata
    location: { baseUrl: https://lists.example/odata }
    ${mapping}
    returns: [{ id: a, origin: REPORTED, requests: { Milestone: { entitySet: Milestones } } }]
`

const byExpression = (jsonata: string, more = ''): string =>
  `map: { records: { Milestone: { reshape: { jsonata: ${JSON.stringify(jsonata)}${more} }, ${FIELDS} } } }`

function configured(mapping: string) {
  const file = folder.write('matrix/subgraph.yml', subgraphOf(mapping))
  const [source] = loadSubgraphFile(file, folder.root).sources
  const [one] = source?.returns ?? []
  if (source === undefined || one === undefined) throw new Error('nothing to read')
  return [source, one] as const
}

function read(mapping: string, ...pages: readonly string[]) {
  const payload = framePages(
    pages.map((value, at) => ({
      request: 'Milestone',
      address: `/odata/Milestones?$skip=${at}`,
      body: Buffer.from(`{"value":${value}}`),
    })),
  )
  return readPayload(...configured(mapping), payload, dependenciesOf(folder.root))
}

const NESTED =
  '[{"fields":{"ID":1,"Title":"Design","Due":"2026-06-30"}},{"fields":{"ID":2,"Title":"Live","Due":"2027-01-31"}}]'
const FLATTEN = "fields.{'id': $string(ID), 'plan': {'name': Title}, 'due': Due}"

describe('records reshaped by an expression', () => {
  it('are mapped in their new shape, each in the place of the record that it was made of', async () => {
    const { verdict, refusal, records, counts } = await read(
      byExpression(FLATTEN),
      NESTED,
      '[{"fields":{"ID":3,"Title":"Plan"}}]',
    )
    expect([verdict, refusal, counts.accepted]).toEqual(['ACCEPTED', undefined, 3])
    expect(
      records.map(({ fields }) => [
        fields['milestone']?.value,
        fields['name']?.value,
        fields['forecast']?.value,
      ]),
    ).toEqual([
      ['1', 'Design', '2026-06-30'],
      ['2', 'Live', '2027-01-31'],
      ['3', 'Plan', undefined],
    ])
    expect(records[1]?.fields['name']?.where).toEqual({
      url: 'https://lists.example/odata/Milestones?$skip=0',
      pointer: '/value/1',
      record: 2,
      heading: 'plan.name',
    })
    expect(records[2]?.fields['name']?.where).toMatchObject({
      url: 'https://lists.example/odata/Milestones?$skip=1',
      pointer: '/value/0',
      record: 3,
    })
  })

  it('may be several of one, or none where the expression says so', async () => {
    const { records, counts } = await read(
      byExpression("kind = 'note' ? [] : stages.{'id': $string(n), 'plan': {'name': %.kind}}"),
      '[{"kind":"note","stages":[]},{"kind":"plan","stages":[{"n":1},{"n":2}]}]',
    )
    expect(counts).toMatchObject({ read: 2, accepted: 2 })
    expect(
      records.map(({ fields }) => [fields['milestone']?.value, fields['milestone']?.where?.pointer]),
    ).toEqual([
      ['1', '/value/1'],
      ['2', '/value/1'],
    ])
  })

  it('keep every digit of a number that a double would not hold', async () => {
    const { records } = await read(
      byExpression("{'id': $string(n)}"),
      '[{"n":12345678901234567890.10},{"n":1.50}]',
    )
    expect(records.map(({ fields }) => fields['milestone']?.value)).toEqual([
      '12345678901234567890.10',
      '1.5',
    ])
  })

  it.each([
    [
      'fails on it',
      "{'id': $number(id)}",
      'the expression fails on it at character 15: Unable to cast value to a number: "x"',
    ],
    [
      'makes nothing of it',
      "id = 'x' ? nowhere : $",
      'the expression makes nothing of it ([] where no record is meant)',
    ],
    ['makes no record of it', "id = 'x' ? 'words' : $", 'is text (an object with named values)'],
  ])('are quarantined where the expression %s, and the others read', async (_what, jsonata, wrong) => {
    const { verdict, records, quarantine } = await read(
      byExpression(jsonata),
      '[{"id":"1"},{"id":"x"},{"id":"3"},{"id":"4"},{"id":"5"}]',
    )
    expect([verdict, records.length]).toEqual(['ACCEPTED', 4])
    expect(quarantine.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        `matrix/list: https://lists.example/odata/Milestones?$skip=0 record 2, pointer /value/1 → Milestone: ${wrong}`,
      ),
    ])
  })

  it.each([
    ['RESHAPE_TIMEOUT', '($f := function($x){ $f($x + 1) }; $f(0))', /takes longer than 300 ms/],
    ['RESHAPE_TIMEOUT', '$match(text, /^(a+)+$/)', /takes longer than 300 ms/],
    [
      'RESHAPE_TOO_LARGE',
      '($f := function($x){ $f($append($x, $x)) }; $f([1..1000000]))',
      /takes more memory than it may/,
    ],
  ])('are refused as %s where the expression is %s', async (code, jsonata, message) => {
    const timeout = code === 'RESHAPE_TIMEOUT' ? 300 : 60_000
    const started = Date.now()
    const mapping = byExpression(jsonata, `, timeoutMs: ${timeout}`)
    const { verdict, refusal } = await read(mapping, `[{"text":"${'a'.repeat(40)}!"}]`)
    expect([verdict, refusal?.code]).toEqual(['REFUSED', code])
    expect(refusal?.message).toMatch(/^matrix\/list: Milestone: the expression of `reshape` takes /)
    expect(refusal?.message).toMatch(message)
    expect(Date.now() - started).toBeLessThan(60_000)
  })

  it('make another mapping where the expression is another', () => {
    const hash = (jsonata: string) => JSON.stringify(configured(byExpression(jsonata))[0].reads)
    expect(hash('$')).not.toBe(hash('fields'))
  })
})

describe('records reshaped by a function', () => {
  const module = (body: string): string => `const reshape = (record: any) => {
  ${body}
}
export const mapping = { records: { Milestone: { reshape, fields: {
  programme: { from: { fromReturn: 'programme' } },
  milestone: { from: { path: 'id' }, type: 'code' } } } } }
`
  const byFunction = (body: string): string => {
    folder.write('matrix/list.ts', module(body))
    return 'mapping: list.ts'
  }

  it('are mapped as those by an expression', async () => {
    const { records } = await read(byFunction('return [{ id: record.fields.Title }]'), NESTED)
    expect(
      records.map(({ fields }) => [fields['milestone']?.value, fields['milestone']?.where?.pointer]),
    ).toEqual([
      ['Design', '/value/0'],
      ['Live', '/value/1'],
    ])
  })

  it('are refused where it throws, with the record and the line', async () => {
    const { verdict, refusal } = await read(byFunction('return { id: record.nothing.Title }'), NESTED)
    expect([verdict, refusal?.code]).toEqual(['REFUSED', 'MAPPING_CODE_FAILED'])
    expect(refusal?.message).toMatch(
      /^matrix\/list: https:.* record 1, pointer \/value\/0 → Milestone: stops the code of the mapping: records\.Milestone\.reshape in matrix\/list\.ts:2:31: TypeError: /,
    )
  })

  it('are refused where it gives no record', async () => {
    const { refusal } = await read(byFunction('return undefined'), NESTED)
    expect(refusal?.message).toContain('`reshape` gives a undefined; allowed: a record, a list of records')
  })
})

describe('a reshape that cannot be taken', () => {
  it.each([
    ['$sum(', 'is not JSONata: '],
    ["{'id': $now()}", 'uses $now, which does not give the same each time'],
    ["{'id': $eval('$random()')}", 'uses $eval'],
    ['$shuffle($)', 'uses $shuffle'],
  ])('because of its expression: %s', (jsonata, message) => {
    const problem = problemOf(() => configured(byExpression(jsonata)))
    expect(problem.code).toBe('BAD_CONFIGURATION')
    expect(problem.message).toMatch(
      /^matrix\/subgraph\.yml:7:\d+: sources\.0\.map\.records\.Milestone\.reshape\.jsonata: /,
    )
    expect(problem.message).toContain(message)
  })
})

describe('rows reshaped by an expression', () => {
  const ROWS = `version: 1
member: matrix
sources:
  - id: plan
    kind: csv
    map:
      gates: { maxQuarantinedShare: 0.5 }
      records:
        Milestone:
          header: { match: Id }
          reshape: { jsonata: EXPRESSION }
          fields:
            programme: { from: { fromReturn: programme } }
            milestone: { from: Id, type: code }
            name: { from: Who, type: text, optional: true }
            forecast: { from: Forecast, type: date, formats: [dd/MM/yyyy] }
    returns: [{ id: a, file: returns/a.csv, origin: REPORTED }]
`

  async function readRows(jsonata: string, csv: string) {
    const file = folder.write('matrix/subgraph.yml', ROWS.replace('EXPRESSION', JSON.stringify(jsonata)))
    const [source] = loadSubgraphFile(file, folder.root).sources
    const [one] = source?.returns ?? []
    if (source === undefined || one === undefined) throw new Error('nothing to read')
    return readPayload(source, one, Buffer.from(csv), dependenciesOf(folder.root))
  }

  const CSV =
    'Id,Owner,Forecast,Status\nM1,ann,01/05/2026,Live\nM2,bob,01/06/2026,Closed\nM3,cy,01/07/2026,Live\n'

  it('are chosen, and what comes back as it was keeps its place', async () => {
    const { records, counts } = await readRows(
      "Status = 'Live' ? $merge([$, {'Who': Owner & ' of PMO'}]) : []",
      CSV,
    )
    expect(counts).toMatchObject({ read: 2, accepted: 2 })
    expect(records.map(({ fields }) => fields['milestone']?.value)).toEqual(['M1', 'M3'])
    expect(records[1]?.fields['forecast']).toEqual({
      value: '2026-07-01',
      raw: '01/07/2026',
      where: { file: 'matrix/returns/a.csv', record: 3, line: 4, row: 4, column: 3, heading: 'Forecast' },
    })
    expect(records[1]?.fields['name']).toEqual({
      value: 'cy of PMO',
      where: { file: 'matrix/returns/a.csv', record: 3, line: 4, row: 4, heading: 'Who' },
    })
  })

  it('are quarantined where the expression fails or makes no record, and told where they stand', async () => {
    const { quarantine, counts } = await readRows("Id = 'M2' ? 'words' : $", CSV)
    expect(counts).toMatchObject({ read: 3, accepted: 2, quarantined: 1 })
    expect(quarantine[0]).toMatchObject({ code: 'NOT_A_VALUE', where: { record: 2, row: 3 } })
  })
})
