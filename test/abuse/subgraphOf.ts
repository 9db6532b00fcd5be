import type { KindName } from '../../subgraphs/reporting/kinds/kinds'

export const GOOD_SELECT = 'SELECT Id, Name, Forecast FROM milestone'

/** The name of the environment variable that holds a secret, and the secret. */
export const SECRET = { name: 'ABUSED_KEY', value: 's3cr3t-that-nobody-may-read' } as const

const LIMITS =
  'limits: { attemptSeconds: 1, totalSeconds: 3, attempts: 1, maxBytes: 4000000, maxPages: 20, breakAfter: 1000 }'

const LOCATION = (variable: string): string =>
  `location: { baseUrl: { env: ${variable} }, auth: { header: X-Api-Key, secret: { env: ${SECRET.name} } }, ${LIMITS} }`

const SOURCES: Readonly<Record<KindName, readonly [source: string, own: string]>> = {
  csv: ['', 'file: returns/a.csv'],
  workbook: [
    'workbook: { limits: { seconds: 20, megabytes: 256, maxCells: 100000 } }',
    'file: returns/a.xlsx',
  ],
  rest: [LOCATION('REST_URL'), 'requests: { Milestone: { path: /milestones, items: items } }'],
  odata: [LOCATION('ODATA_URL'), 'requests: { Milestone: { entitySet: Milestones } }'],
  sql: [
    `database: { sqlite: returns/a.sqlite }
    limits: { seconds: 5, maxRows: 10000, maxBytes: 1000000 }
    query: { name: Milestone, select: ${JSON.stringify(GOOD_SELECT)}, key: [Id] }`,
    'parameters: []',
  ],
}

/** `subgraph.yml` of the member that has one source of a kind, and that is called by the kind. */
export function subgraphOf(kind: KindName): string {
  const [source, own] = SOURCES[kind]
  const table = kind === 'csv' || kind === 'workbook' ? 'header: { match: Id }' : 'request: Milestone'
  const from = (name: string): string => (kind === 'rest' || kind === 'odata' ? `{ path: ${name} }` : name)
  return `version: 1
member: ${kind}
sources:
  - id: plan
    kind: ${kind}
    ${source}
    map:
      gates: { minRows: 1, maxQuarantinedShare: 0.6 }
      records:
        Milestone:
          ${table}
          fields:
            programme: { from: { fromReturn: programme } }
            milestone: { from: ${from('Id')}, type: code, required: true }
            name: { from: ${from('Name')}, type: text }
            forecast: { from: ${from('Forecast')}, type: date, formats: [yyyy] }
    returns: [{ id: a, origin: REPORTED, ${own} }]
`
}
