import { loadSubgraphFile, readSubgraphShape } from '../../../../subgraphs/reporting/config/subgraphFile'
import { configurationJsonSchemas } from '../../../../subgraphs/reporting/config/subgraphSchema'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'
import { problemOf } from '../../../support/reporting/problemOf'

const folder = new PortfolioFolder()

const MAPPING = `version: 1
csv: { delimiter: semicolon, orientation: rows }
gates: { minRows: 1, maxRowDrop: 0.5 }
records:
  Milestone:
    header: { match: Id }
    fields:
      programme: { from: { fromReturn: programme } }
      milestone: { from: Id, type: code }
`
folder.write('mappings/m.yml', MAPPING)

const subgraph = (source: string): string => `version: 1
member: synergy
sources:
  - id: milestones
    kind: csv
${source}
`

function load(source: string): ReturnType<typeof loadSubgraphFile> {
  return loadSubgraphFile(folder.write('synergy/subgraph.yml', subgraph(source)), folder.root)
}

const RETURNS = `    returns: [{ id: a, file: returns/a.csv, referenceDate: 2026-03-31, origin: REPORTED, with: { n: 3 } }]`

describe('a subgraph file', () => {
  const configuration = load(`    mapping: ../mappings/m.yml
    csv: { orientation: auto }
    gates: { minRows: 5 }
${RETURNS}`)
  const [source] = configuration.sources

  it('is read with its mapping; what the source says goes before what the mapping says', () => {
    expect(source).toMatchObject({
      name: 'synergy/milestones',
      csv: { delimiter: 'semicolon', orientation: 'auto' },
      orientation: 'auto',
      gates: { minRows: 5, maxRowDrop: 0.5 },
      maxBytes: 20_000_000,
    })
    expect(source?.mapping.records.Milestone).toBeDefined()
  })

  it('gives its sources the schedule and freshness of the member, where they have none of their own', () => {
    const all = "schedule: '15 1 * * *'\nfreshness: { warnAfterDays: 2 }\nsources:"
    const text = subgraph(`    mapping: ../mappings/m.yml\n    freshness: { errorAfterDays: 9 }\n${RETURNS}`)
    const written = folder.write('synergy/subgraph.yml', text.replace('sources:', all))
    const expected = { schedule: '15 1 * * *', freshness: { errorAfterDays: 9 } }
    expect(loadSubgraphFile(written, folder.root).sources).toMatchObject([expected])
    expect(readSubgraphShape(written, folder.root).sources).toMatchObject([expected])
  })

  it('names its returns, their files, and what they state', () => {
    expect(source?.returns).toEqual([
      {
        id: 'a',
        referenceDate: '2026-03-31',
        origin: 'REPORTED',
        path: `${folder.root}/synergy/returns/a.csv`,
        file: 'synergy/returns/a.csv',
        values: { programme: 'synergy', n: '3', member: 'synergy', id: 'a', referenceDate: '2026-03-31' },
      },
    ])
  })

  it('is frozen through and through', () => {
    expect(Object.isFrozen(configuration)).toBe(true)
    expect(Object.isFrozen(source?.mapping.records)).toBe(true)
    expect(Object.isFrozen(source?.returns[0]?.values)).toBe(true)
  })

  it('may hold the mapping itself', () => {
    const inline = MAPPING.replace('version: 1\n', '').replace(/^/gm, '      ')
    expect(load(`    map:\n${inline}\n${RETURNS}`).sources[0]?.mapping).toEqual(source?.mapping)
  })
})

describe('faults in a subgraph file', () => {
  it.each([
    [
      RETURNS,
      'synergy/subgraph.yml:4:5: sources.0: wants either `mapping` (a file) or `map` (the mapping itself)',
    ],
    [
      `    mapping: ../mappings/m.yml\n    retruns: []\n    returns: []`,
      'synergy/subgraph.yml:7:5: sources.0.retruns: unknown key "retruns" (did you mean "returns"?); allowed: id, mapping, map, gates, freshness, schedule, join, kind, csv, maxBytes, returns',
    ],
    [
      `    mapping: ../mappings/m.yml\n    returns: [{ id: a, file: a.csv, origin: GUESSED }]`,
      'synergy/subgraph.yml:7:45: sources.0.returns.0.origin: "GUESSED" is not allowed; allowed: PUBLISHED, REPORTED, THIRD_PARTY_COPY, PRESS, ILLUSTRATIVE',
    ],
    [
      `    mapping: ../mappings/m.yml\n    returns: [{ id: a, file: a.csv, origin: PRESS, referenceDate: 2026-02-30 }]`,
      'synergy/subgraph.yml:7:67: sources.0.returns.0.referenceDate: is not a day such as 2026-03-31',
    ],
    [
      `    mapping: ../mappings/m.yml\n    returns:\n      - { id: a, file: a.csv, origin: PRESS }\n      - { id: a, file: b.csv, origin: PRESS }`,
      'synergy/subgraph.yml:9:15: sources.0.returns.1.id: "milestones/a" is given twice',
    ],
    [
      `    mapping: ../mappings/m.yml\n    join: { record: Milestone, ids: [], as: synergy }\n${RETURNS}`,
      'synergy/subgraph.yml:7:21: sources.0.join.record: the mapping has no Milestone whose programme is `identifiedBy` what the source says',
    ],
    [
      `    map: { records: { Product: { header: { match: x }, fields: { name: { from: x, type: text } } } } }\n${RETURNS}`,
      'synergy/subgraph.yml:6:64: sources.0.map.records.Product.fields: does not map "product", which is a part of the key of Product',
    ],
    [`    mapping: ../mappings/none.yml\n${RETURNS}`, /^mappings\/none\.yml: cannot be read: ENOENT/],
    [
      `    mapping: ../../m.yml\n${RETURNS}`,
      `"../../m.yml" leads outside the portfolio's folder [PATH_OUTSIDE_MEMBER]`,
    ],
    [
      `    mapping: ../mappings/m.yml\n    returns: [{ id: a, file: ../../a.csv, origin: PRESS }]`,
      `"../../a.csv" leads outside the portfolio's folder [PATH_OUTSIDE_MEMBER]`,
    ],
  ])('%s', (source, message) => {
    const problem = problemOf(() => load(source))
    expect(problem.code).toBe(
      problem.message.includes('PATH_OUTSIDE') ? 'PATH_OUTSIDE_MEMBER' : 'BAD_CONFIGURATION',
    )
    if (typeof message === 'string') expect(problem.message).toBe(message)
    else expect(problem.message).toMatch(message)
  })

  it('tell of another kind of source which there are', () => {
    const file = folder.write('synergy/subgraph.yml', subgraph(RETURNS).replace('kind: csv', 'kind: fax'))
    expect(problemOf(() => loadSubgraphFile(file, folder.root)).message).toMatch(
      /^synergy\/subgraph\.yml:5:11: sources\.0\.kind: "fax" is not allowed; allowed: csv/,
    )
  })

  it('in the mapping name the mapping file', () => {
    folder.write('mappings/bad.yml', MAPPING.replace('type: code', 'type: date'))
    expect(problemOf(() => load(`    mapping: ../mappings/bad.yml\n${RETURNS}`)).message).toBe(
      'mappings/bad.yml:9:36: records.Milestone.fields.milestone.type: "date" is not allowed; allowed: code, rag, enum, boolean, ref',
    )
  })

  it('include what a return does not state', () => {
    folder.write('mappings/asks.yml', MAPPING.replace('fromReturn: programme', 'fromReturn: owner'))
    expect(problemOf(() => load(`    mapping: ../mappings/asks.yml\n${RETURNS}`)).message).toBe(
      'synergy/subgraph.yml:7:15: sources.0.returns.0: does not state "owner", which Milestone.programme wants; it states: programme, n, member, id, referenceDate',
    )
  })
})

describe('the schemas for editors', () => {
  const { subgraph: schema, mapping } = configurationJsonSchemas()

  it('close every object and name every type of field', () => {
    expect(schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['version', 'member', 'sources'],
    })
    expect(mapping).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['version', 'records'],
    })
    expect(JSON.stringify(mapping)).toContain('"const":"money"')
  })
})
