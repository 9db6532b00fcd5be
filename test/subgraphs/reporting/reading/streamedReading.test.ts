import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { recordOfRow } from '../../../../schema/facts/records/row'
import type { Found } from '../../../../subgraphs/reporting/ledger/ledger'
import { openReading } from '../../../../subgraphs/reporting/reading/openReading'
import { untilRead } from '../../../../subgraphs/reporting/reading/readAgain'
import { fetchReturn } from '../../../../subgraphs/reporting/reading/fetchReturn'
import { readPayload } from '../../../../subgraphs/reporting/reading/readPayload'
import type { Reading, ReadOptions } from '../../../../subgraphs/reporting/reading/readPayload'
import { StreamedReading } from '../../../../subgraphs/reporting/reading/streamedReading'
import { loadSubgraphFile } from '../../../../subgraphs/reporting/config/subgraphFile'
import type {
  ReturnConfiguration,
  SourceConfiguration,
} from '../../../../subgraphs/reporting/config/subgraphFile'
import { dependenciesOf } from '../../../support/reporting/dependencies'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'

const folder = new PortfolioFolder()
const shipped = path.resolve(__dirname, '..', '..', '..', '..', 'subgraphs')

type Amount = Pick<
  Reading,
  'records' | 'quarantine' | 'notes' | 'counts' | 'refusal' | 'mappingHash' | 'encoding'
>

/** What both ways of reading one payload come to, and how often the stream was begun. */
async function bothWays(
  source: SourceConfiguration,
  one: ReturnConfiguration,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<{ streamed: Amount; whole: Amount; begun: number; isStreamed: boolean }> {
  const dependencies = dependenciesOf(folder.root)
  const {
    payloadHash: _hash,
    verdict: _verdict,
    ...whole
  } = await readPayload(source, one, bytes, dependencies, options)
  const open = await openReading(source, one, bytes, dependencies, options)
  let begun = 0
  const found = await untilRead(async () => {
    begun += 1
    const all: Found[] = []
    for (const each of open.contents()) all.push(each)
    return all
  })
  const streamed = {
    records: found.flatMap((each) =>
      'record' in each ? [each.record] : 'row' in each ? [recordOfRow(each.row)] : [],
    ),
    quarantine: found.flatMap((each) => ('quarantined' in each ? [each.quarantined] : [])),
    notes: found.flatMap((each) => ('note' in each ? [each.note] : [])),
    ...open.conclude(),
    mappingHash: open.mappingHash,
    ...(open.encoding === undefined ? {} : { encoding: open.encoding }),
  }
  return { streamed, whole, begun, isStreamed: open instanceof StreamedReading }
}

describe('every CSV return that is shipped', () => {
  const members = readdirSync(shipped).filter((name) => existsSync(path.join(shipped, name, 'subgraph.yml')))
  const returns = members.flatMap((member) =>
    loadSubgraphFile(path.join(shipped, member, 'subgraph.yml'), shipped)
      .sources.filter(({ kind }) => kind === 'csv')
      .flatMap((source) => source.returns.map((one) => [`${source.name} ${one.id}`, source, one] as const)),
  )

  it('are many', () => {
    expect(returns.length).toBeGreaterThan(20)
  })

  it.each(returns)('%s comes to the same read one by one as read whole', async (_, source, one) => {
    const fetched = await fetchReturn(source, one, dependenciesOf(shipped))
    if (fetched.outcome !== 'BROUGHT') throw new Error('nothing was brought')
    const { streamed, whole } = await bothWays(source, one, fetched.bytes)
    expect(streamed).toEqual(whole)
    expect(whole.counts.read).toBeGreaterThan(0)
  })
})

function configured(gates: string, rest = ''): { source: SourceConfiguration; one: ReturnConfiguration } {
  const file = folder.write(
    'unity/subgraph.yml',
    `version: 1
member: unity
sources:
  - id: milestones
    kind: csv
    csv: { orientation: rows, delimiter: comma }
    map:
      sentinels: [{ match: '^tbc$', reason: NOT_YET_KNOWN }]
      contract: { badCell: quarantineRow, duplicateKey: quarantineBoth }
      gates: { ${gates} }
      rules:
        - { on: Milestone, assert: forecast >= actual, severity: warning, code: DATES_REVERSED }
      records:
        Milestone:
          header: { match: Id }
          fields:
            programme: { from: { fromReturn: programme } }
            milestone: { from: Id, type: code, fold: lower }
            name: { from: Name, type: text }
            forecast: { from: Forecast, type: date, formats: [yyyy] }
            actual: { from: Actual, type: date, formats: [yyyy], optional: true }
${rest}
    returns: [{ id: a, file: returns/a.csv, origin: REPORTED }]
`,
  )
  const [source] = loadSubgraphFile(file, folder.root).sources
  const [one] = source?.returns ?? []
  if (source === undefined || one === undefined) throw new Error('nothing to read')
  return { source, one }
}

const HEADINGS = 'Id,Name,Forecast,Actual,Unread'
const GOOD = `${HEADINGS}\na,One,2029,2028,x\nb,Two,tbc,,y\nc,Three,2029,2030,z\n`

const served = (read: number, kept: number): NonNullable<ReadOptions['serving']> => ({
  counts: { read },
  kept: new Map([['Milestone', kept]]),
  isReadAlike: true,
})

describe('a return read one by one', () => {
  it.each([
    ['that is good', GOOD, 1],
    ['with quotation marks', `${HEADINGS}\na,"One, ""or"" two",2029,,\nb,"Two\r\nlines",2029,,\nc,,x,,\n`, 1],
    ['with line ends of three kinds', `${HEADINGS}\r\na,One,2029,,\rb,Two,2029,,\n\n\r\n"c",\r\r\n`, 1],
    ['with bad rows', `${HEADINGS}\na,One,then,,\nb,Two\nc,Three,2029,,,,more\n,Four,2029,,\n , ,,,\n`, 1],
    ['with a key that comes twice', `${GOOD}A,Other,2031,,\nd,Five,2029,,\n`, 2],
    ['with keys that come often', `${GOOD}A,2,2031,,\nb,3,x,,\na,4,2029,,\nd,5,2029,,\n`, 2],
    [
      'with title rows and a column without a heading',
      `Title,,,,\n,,,,\nId,,Name,Forecast,Actual\na,v,One,2029,\n`,
      1,
    ],
    ['with nothing in it', `${HEADINGS}\n`, 1],
    ['without its heading', 'No,Name\na,One\n', 1],
    ['that breaks off', `${GOOD}"d,Four`, 1],
  ])('%s comes to what it comes to read whole', async (_, text, readings) => {
    const { source, one } = configured('maxQuarantinedShare: 1, allowNothing: true')
    const { streamed, whole, begun } = await bothWays(source, one, Buffer.from(text))
    expect(streamed).toEqual(whole)
    expect(begun).toBe(readings)
  })

  it.each([
    ['minRows: 9', GOOD, {}, 'TOO_FEW_ROWS', 2],
    ['maxQuarantinedShare: 0.2', `${HEADINGS}\na,One,then,,\nb,Two,2029,,\n`, {}, 'TOO_MANY_QUARANTINED', 2],
    ['maxQuarantinedShare: 0.2', `${GOOD}a,Other,2031,,\n`, {}, 'TOO_MANY_QUARANTINED', 3],
    ['maxRowDrop: 0.5', GOOD, { serving: served(9, 1) }, 'TOO_MANY_LOST', 2],
    ['minRows: 1', GOOD, { serving: served(9, 9) }, 'TOO_MANY_LOST', 2],
    ['maxQuarantinedShare: 1', `${HEADINGS}\na,One,then,,\n`, {}, 'NOTHING_ACCEPTED', 2],
    ['minRows: 0', `${HEADINGS}\n`, { serving: served(1, 1) }, 'NOTHING_ACCEPTED', 2],
    ['requiredKeys: [a, z]', GOOD, {}, 'REQUIRED_KEY_MISSING', 2],
  ])('keeps no record where %s refuses it', async (gates, text, options, code, readings) => {
    const { source, one } = configured(gates)
    const { streamed, whole, begun } = await bothWays(source, one, Buffer.from(text), options)
    expect(streamed).toEqual(whole)
    expect(streamed.refusal?.code).toBe(code)
    expect(streamed.records).toEqual([])
    expect(begun).toBe(readings)
  })

  it('lets through what has every key required', async () => {
    const { source, one } = configured('requiredKeys: [a, unity]')
    const { streamed, whole } = await bothWays(source, one, Buffer.from(GOOD))
    expect(streamed).toEqual(whole)
    expect(streamed.refusal).toBeUndefined()
  })

  it('is the same over more rows than are looked at together, the last a copy of the first', async () => {
    const { source, one } = configured('minRows: 1')
    const rows = Array.from({ length: 9000 }, (_, at) =>
      at % 500 === 7
        ? `m${at},"Quoted,\n${at}",2029,,`
        : `m${at},Milestone number ${at},2029,2028,unread words`,
    )
    const text = `${HEADINGS}\n${rows.join('\n')}\nM0,Again,2029,,\n`
    const { streamed, whole, isStreamed } = await bothWays(source, one, Buffer.from(text))
    expect(isStreamed).toBe(true)
    expect(streamed).toEqual(whole)
    expect(streamed.quarantine.map(({ code, where }) => [code, where.record, where.line])).toEqual([
      ['DUPLICATE_KEY', 1, 2],
      // 9001 records, 18 of them over two lines, after one line of headings.
      ['DUPLICATE_KEY', 9001, 9020],
    ])
  })

  it('is read whole where one of its records refers to another', async () => {
    const { source, one } = configured(
      'minRows: 0',
      `        Objective:
          header: { match: Id }
          fields:
            objective: { from: Id, type: code }
            name: { from: Name, type: text }
            description: { from: Name, type: text }
        ObjectiveTarget:
          header: { match: Id }
          fields:
            objective: { from: Name, type: ref, record: Objective }
            target: { from: Id, type: code }`,
    )
    expect((await bothWays(source, one, Buffer.from(GOOD))).isStreamed).toBe(false)
  })
})
