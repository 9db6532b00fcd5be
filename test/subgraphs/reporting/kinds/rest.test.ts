import { loadSubgraphFile } from '../../../../subgraphs/reporting/config/subgraphFile'
import { readPayload } from '../../../../subgraphs/reporting/reading/readPayload'
import { fetchReturn } from '../../../../subgraphs/reporting/reading/fetchReturn'
import { readReturn } from '../../../../subgraphs/reporting/reading/readReturn'
import { dependenciesOf } from '../../../support/reporting/dependencies'
import { PortfolioFolder } from '../../../support/reporting/portfolioFolder'
import { json, serve, type TestServer } from '../../../support/sources/server'

const folder = new PortfolioFolder()
let server: TestServer

beforeAll(async () => {
  // Jira Cloud, issue search by JQL.
  server = await serve((_url, response) =>
    json(response, { issues: [{ key: 'ALP-1' }, { key: 'ALP-2' }], isLast: false, nextPageToken: '2' }),
  )
})
afterAll(() => server.close())

function configured(more: string) {
  const { sources } = loadSubgraphFile(
    folder.write(
      'unity/subgraph.yml',
      `version: 1
member: unity
sources:
  - id: jira
    kind: rest
    location: { baseUrl: { env: UNITY_URL } }
    map: { records: { Milestone: { fields: {
      programme: { from: { fromReturn: programme } }, milestone: { from: { path: key }, type: code } } } } }
    returns: [{ id: now, origin: REPORTED, requests: { Milestone: { path: /search, items: issues${more} } } }]
`,
    ),
    folder.root,
  )
  const [source] = sources
  const [one] = source?.returns ?? []
  if (source === undefined || one === undefined) throw new Error('nothing to read')
  const dependencies = dependenciesOf(folder.root, {
    environment: { UNITY_URL: server.origin },
    allow: [{ origin: server.origin, cidr: '127.0.0.1/32' }],
  })
  return [source, one, dependencies] as const
}

describe('a return that is not whole', () => {
  it('is refused, and again when its stored payload is read', async () => {
    const [source, one, dependencies] = configured('')
    const brought = await fetchReturn(source, one, dependencies)
    if (brought.outcome !== 'BROUGHT') throw new Error(brought.outcome)
    const read = () => readPayload(source, one, brought.bytes, dependencies)
    for (const { verdict, refusal } of [await read(), await read()]) {
      expect([verdict, refusal?.code]).toEqual(['REFUSED', 'MORE_PAGES_LEFT'])
      expect(refusal?.message).toBe(
        `unity/jira: ${server.origin}/search brings request "Milestone" to 2 records and tells of more: "isLast": false, "nextPageToken": "2" (follow them with \`paging: { style: token, next: nextPageToken, parameter: … }\` with the parameter that takes it, or say \`firstPageOnly: true\` if only the first page is meant) [MORE_PAGES_LEFT]`,
      )
    }
  })

  it('is accepted where its first page alone is meant, with a note', async () => {
    const { verdict, records, notes } = await readReturn(...configured(', firstPageOnly: true'))
    expect([verdict, records.length]).toEqual(['ACCEPTED', 2])
    expect(notes).toEqual([
      {
        code: 'FIRST_PAGE_ONLY',
        message:
          'unity/jira: request "Milestone" brought the first page only, as it says: 2 records; the source tells of more: "isLast": false, "nextPageToken": "2" [FIRST_PAGE_ONLY]',
        where: { url: '{UNITY_URL}/search' },
      },
    ])
  })
})
