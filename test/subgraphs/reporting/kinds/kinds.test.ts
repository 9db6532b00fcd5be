import { fetchReturn } from '../../../../subgraphs/reporting/reading/fetchReturn'
import type { Brought, SourceDependencies } from '../../../../subgraphs/reporting/kinds/kind'
import { SOURCE_ARMS, SOURCE_KINDS } from '../../../../subgraphs/reporting/kinds/kinds'
import type { KindName } from '../../../../subgraphs/reporting/kinds/kinds'
import { readPayload } from '../../../../subgraphs/reporting/reading/readPayload'
import { readReturn } from '../../../../subgraphs/reporting/reading/readReturn'
import type {
  ReturnConfiguration,
  SourceConfiguration,
} from '../../../../subgraphs/reporting/config/subgraphFile'
import { loadSubgraphFile } from '../../../../subgraphs/reporting/config/subgraphFile'
import { dependenciesOf } from '../../../support/reporting/dependencies'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'
import { ROWS_BY_KIND, startServing, stopServing, subgraphOf, variableOf } from './rowsByKind'

const folder = new PortfolioFolder()
let dependencies: SourceDependencies

beforeAll(async () => {
  dependencies = dependenciesOf(folder.root, await startServing('unity'))
})
afterAll(stopServing)

const KINDS = Object.keys(ROWS_BY_KIND) as KindName[]

function configured(kind: KindName): readonly [SourceConfiguration, ReturnConfiguration] {
  const { sources } = loadSubgraphFile(
    folder.write('unity/subgraph.yml', subgraphOf(kind, 'unity')),
    folder.root,
  )
  const [source] = sources
  const [one] = source?.returns ?? []
  if (source === undefined || one === undefined) throw new Error('nothing to read')
  return [source, one]
}

const ROWS = [
  { Id: 'design', Forecast: '2029' },
  { Id: 'live', Forecast: '2030' },
]

/** Where the forecast of `live`, the second of the rows, stands. */
const PLACES: Readonly<Record<KindName, object>> = {
  csv: { file: 'unity/returns/a.csv', line: 3, row: 3, column: 2 },
  workbook: { file: 'unity/returns/a.xlsx', sheet: 'Milestones', cell: 'B3' },
  rest: {
    url: '{UNITY_REST_URL}/milestones',
    pointer: '/items/1/Forecast',
  },
  odata: {
    url: '{UNITY_ODATA_URL}/Milestones?$count=true',
    pointer: '/value/1/Forecast',
  },
  sql: { query: 'Milestone', key: 'live' },
}

describe('the registry of kinds', () => {
  it('has one way to write each kind that it can read, and no other', () => {
    const written = SOURCE_ARMS.map(({ shape }) => shape.kind.value)
    expect([...written].sort()).toEqual(Object.keys(SOURCE_KINDS).sort())
    expect([...written].sort()).toEqual([...KINDS].sort())
  })
})

describe.each(KINDS)('a source of kind %s', (kind) => {
  const { hold, conditional } = ROWS_BY_KIND[kind]
  const read = () => readReturn(...configured(kind), dependencies)
  const fetch = async () => (await fetchReturn(...configured(kind), dependencies)) as Brought

  it('is read and accepted, each value with its place', async () => {
    hold(ROWS, folder, 'unity')
    const { verdict, records, counts, payloadHash, refusal } = await read()
    expect([verdict, refusal]).toEqual(['ACCEPTED', undefined])
    expect(counts).toEqual({ read: 2, accepted: 2, quarantined: 0, withReason: 0, elsewhere: 0 })
    expect(records.map(({ key, fields }) => [key, fields['forecast']?.value])).toEqual([
      ['unity\u001fdesign', '2029'],
      ['unity\u001flive', '2030'],
    ])
    expect(records[1]?.fields['forecast']?.where).toMatchObject(PLACES[kind])
    expect(payloadHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is refused by a gate, never thrown', async () => {
    hold([], folder, 'unity')
    const { verdict, records, refusal } = await read()
    expect([verdict, records]).toEqual(['REFUSED', []])
    expect(refusal?.message).toMatch(/^unity\/milestones: /)
    expect(refusal?.code).toBe('TOO_FEW_ROWS')
  })

  it('keeps a record that cannot be read out, with its message', async () => {
    hold([...ROWS, { Id: 'benefits', Forecast: 'soon' }], folder, 'unity')
    const { counts, quarantine } = await read()
    expect(counts).toMatchObject({ read: 3, accepted: 2, quarantined: 1 })
    expect(quarantine[0]?.message).toMatch(/^unity\/milestones: .*"soon" .*\[BAD_DATE\]$/)
  })

  it('that brings the same again is unchanged', async () => {
    hold(ROWS, folder, 'unity')
    const { bytes, outcome: _outcome, contentType: _contentType, ...validators } = await fetch()
    const held = { payload: bytes, ...validators }
    const again = await fetchReturn(...configured(kind), dependencies, held)
    if (conditional) expect(again).toEqual({ outcome: 'UNCHANGED', ...validators })
    else expect((again as Brought).bytes.equals(bytes)).toBe(true)
    hold(ROWS.slice(0, 1), folder, 'unity')
    const changed = await fetchReturn(...configured(kind), dependencies, held)
    expect(changed.outcome).toBe('BROUGHT')
    expect((changed as Brought).bytes.equals(bytes)).toBe(false)
  })

  it('gives the same reading from stored bytes, when the source holds something else', async () => {
    hold(ROWS, folder, 'unity')
    const { bytes } = await fetch()
    const reading = await read()
    hold([], folder, 'unity')
    expect(await readPayload(...configured(kind), Uint8Array.from(bytes), dependencies)).toEqual(reading)
  })

  it('refuses stored bytes that are of another kind', async () => {
    const foreign = Buffer.from('<!DOCTYPE html>\n<title>Sign in to your account</title>')
    const { verdict, refusal } = await readPayload(...configured(kind), foreign, dependencies)
    expect([verdict, refusal?.code]).toEqual(['REFUSED', 'NOT_A_TABLE'])
    expect(refusal?.message).toMatch(/^unity\/milestones: /)
  })
})

describe('a source that is asked', () => {
  it.each(['rest', 'odata'] as const)('of kind %s says which variable holds no address', async (kind) => {
    const { verdict, refusal } = await readReturn(...configured(kind), dependenciesOf(folder.root))
    expect(verdict).toBe('REFUSED')
    expect(refusal?.code).toBe('ADDRESS_MISSING')
    expect(refusal?.message).toContain(variableOf('unity', kind))
  })

  it.each(['rest', 'odata'] as const)(
    'of kind %s is refused at a private address that the operator has not allowed',
    async (kind) => {
      const { environment } = dependencies
      const { refusal } = await readReturn(...configured(kind), dependenciesOf(folder.root, { environment }))
      expect(refusal?.code).toBe('ADDRESS_REFUSED')
    },
  )

  it('of kind sql keeps to the folder of the portfolio', () => {
    const written = subgraphOf('sql', 'unity').replace('returns/a.sqlite', '../../elsewhere.sqlite')
    const file = folder.write('unity/subgraph.yml', written)
    expect(() => loadSubgraphFile(file, folder.root)).toThrow(/leads outside the portfolio's folder/)
  })
})
