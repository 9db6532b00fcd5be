import { createHash } from 'node:crypto'
import path from 'node:path'

import { utils, write } from '@e965/xlsx'
import Database from 'better-sqlite3'

import type { KindName } from '../../../../subgraphs/reporting/kinds/kinds'
import type { SourceDependencies } from '../../../../subgraphs/reporting/kinds/kind'
import type { PortfolioFolder } from '../../../support/reporting/portfolioFolder'
import { serve } from '../../../support/sources/server'
import type { TestServer } from '../../../support/sources/server'

/** A milestone as every kind of source here holds it. */
export interface Row {
  readonly Id: string
  readonly Forecast: string
}

/** How the same rows come out of one kind of source. */
export interface RowsOfKind {
  /** What `subgraph.yml` says beside id, mapping and the return's id and origin. */
  source(member: string): string
  readonly return: string
  /** Whether its source itself can say that nothing has changed. */
  readonly conditional: boolean
  /** Lets the source hold these rows. */
  hold(rows: readonly Row[], folder: Pick<PortfolioFolder, 'write'>, member: string): void
}

let served: readonly Row[] = []
let server: TestServer | undefined

/** What the HTTP kinds are given beside the folder: where the server is, for a member, and leave to go there. */
export async function startServing(
  member: string,
): Promise<Pick<SourceDependencies, 'environment' | 'allow'>> {
  server = await serve((url, response, request) => {
    const items = url.pathname.startsWith('/odata')
      ? { '@odata.count': served.length, value: served }
      : { items: served }
    const body = JSON.stringify(items)
    const etag = `"${createHash('sha256').update(body).digest('hex')}"`
    const known = request.headers['if-none-match'] === etag
    response.writeHead(known ? 304 : 200, { 'content-type': 'application/json', etag })
    response.end(known ? undefined : body)
  })
  const { origin } = server
  return {
    environment: {
      [variableOf(member, 'rest')]: origin,
      [variableOf(member, 'odata')]: `${origin}/odata`,
    },
    allow: [{ origin, cidr: '127.0.0.1/32' }],
  }
}

/** The environment variable in which a member looks for the address of its source. */
export function variableOf(member: string, kind: 'rest' | 'odata'): string {
  return `${member.toUpperCase()}_${kind.toUpperCase()}_URL`
}

export async function stopServing(): Promise<void> {
  await server?.close()
  server = undefined
}

function serveRows(rows: readonly Row[]): void {
  served = rows
}

export const ROWS_BY_KIND: Readonly<Record<KindName, RowsOfKind>> = {
  csv: {
    source: () => '',
    return: 'file: returns/a.csv',
    conditional: false,
    hold: (rows, folder, member) =>
      folder.write(
        `${member}/returns/a.csv`,
        ['Id,Forecast', ...rows.map(({ Id, Forecast }) => `${Id},${Forecast}`), ''].join('\n'),
      ),
  },
  workbook: {
    source: () => '',
    return: 'file: returns/a.xlsx',
    conditional: false,
    hold(rows, folder, member) {
      const book = utils.book_new()
      const lines = [['Id', 'Forecast'], ...rows.map(({ Id, Forecast }) => [Id, Forecast])]
      utils.book_append_sheet(book, utils.aoa_to_sheet(lines), 'Milestones')
      folder.write(`${member}/returns/a.xlsx`, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    },
  },
  rest: {
    source: (member) => `location: { baseUrl: { env: ${variableOf(member, 'rest')} } }`,
    return: 'requests: { Milestone: { path: /milestones, items: items } }',
    conditional: true,
    hold: serveRows,
  },
  odata: {
    source: (member) => `location: { baseUrl: { env: ${variableOf(member, 'odata')} } }`,
    return: 'requests: { Milestone: { entitySet: Milestones } }',
    conditional: true,
    hold: serveRows,
  },
  sql: {
    source: () =>
      'database: { sqlite: returns/a.sqlite }\n    query: { name: Milestone, select: "SELECT Id, Forecast FROM milestone WHERE edition = ?", key: [Id] }',
    return: 'parameters: [newest]',
    conditional: false,
    hold(rows, folder, member) {
      const database = new Database(folder.write(`${member}/returns/a.sqlite`, ''))
      database.exec('CREATE TABLE milestone (Id TEXT, Forecast TEXT, edition TEXT)')
      const insert = database.prepare('INSERT INTO milestone VALUES (?, ?, ?)')
      insert.run('old', '1999', 'older')
      database.transaction(() => {
        for (const { Id, Forecast } of rows) insert.run(Id, Forecast, 'newest')
      })()
      database.close()
    },
  },
}

/** `subgraph.yml` of a member with one source of a kind. */
export function subgraphOf(kind: KindName, member: string): string {
  const { source, return: own } = ROWS_BY_KIND[kind]
  const table = kind === 'csv' || kind === 'workbook' ? 'header: { match: Id }' : 'request: Milestone'
  const from = (name: string) => (ROWS_BY_KIND[kind].conditional ? `{ path: ${name} }` : name)
  return `version: 1
member: ${member}
sources:
  - id: milestones
    kind: ${kind}
    ${source(member)}
    map:
      # These systems report any number of rows, however many they had before.
      gates: { minRows: 1, maxAcceptedDrop: 1 }
      records:
        Milestone:
          ${table}
          fields:
            programme: { from: { fromReturn: programme } }
            milestone: { from: ${from('Id')}, type: code }
            name: { from: ${from('Id')}, type: text }
            forecast: { from: ${from('Forecast')}, type: date, formats: [yyyy] }
    returns: [{ id: a, origin: REPORTED, ${own} }]
`
}

/** The file of a portfolio folder, absolute. */
export function memberFile(folder: PortfolioFolder, member: string): string {
  return path.join(folder.root, member, 'subgraph.yml')
}
