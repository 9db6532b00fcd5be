import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { valueOf } from '../../schema/facts/figures/figure'
import { Reporting } from '../../subgraphs/reporting/refresh/reporting'
import type { KindName } from '../../subgraphs/reporting/kinds/kinds'
import type { MemberRefresh } from '../../subgraphs/reporting/refresh/memberRefresh'
import { json, serve } from '../support/sources/server'
import type { Handler, TestServer } from '../support/sources/server'
import { fictionalRegister } from '../support/fictional'
import type { Served, StageOf } from './hazard'
import { CREATE, csvOf, insertOf, linesOf, MemberFolder, xlsxOf } from './stage'
import type { HttpStage, Row } from './stage'
import { SECRET } from './subgraphOf'

export const KINDS = ['csv', 'workbook', 'rest', 'odata', 'sql'] as const satisfies readonly KindName[]

/** A file outside the portfolio that nothing may read, and what is in it. */
export const OUTSIDE = 'Id,Name,Forecast\nstolen,Stolen,2031\n'

/** What the operator lets members use; the last two are no names that a variable would have. */
const LENT = [
  ...(['rest', 'odata', 'sql'] as const).map((member) => ({ member, env: SECRET.name })),
  { member: 'rest', env: 'constructor' },
  { member: 'odata', env: '__proto__' },
]

type Handlers = Record<'rest' | 'odata', Handler>

/** One running service with a member for each kind of source, and everything that its sources are. */
export class Theatre {
  readonly root: string
  readonly reporting: Reporting
  readonly #server: TestServer
  readonly #elsewhere: TestServer
  readonly #folders: Readonly<Record<KindName, MemberFolder>>
  readonly #handlers: Handlers

  private constructor(root: string, server: TestServer, elsewhere: TestServer, handlers: Handlers) {
    this.root = root
    this.#server = server
    this.#elsewhere = elsewhere
    this.#handlers = handlers
    const folder = (kind: KindName): MemberFolder => new MemberFolder(kind, path.join(root, 'portfolio'))
    this.#folders = {
      csv: folder('csv'),
      workbook: folder('workbook'),
      rest: folder('rest'),
      odata: folder('odata'),
      sql: folder('sql'),
    }
    writeFileSync(path.join(root, 'outside.csv'), OUTSIDE)
    const [one] = fictionalRegister().members
    if (one === undefined) throw new Error('the fictional register is empty')
    const { origin } = server
    this.reporting = new Reporting({
      register: { ...fictionalRegister(), secrets: LENT, members: KINDS.map((id) => ({ ...one, id })) },
      portfolioFolder: path.join(root, 'portfolio'),
      ledgerUrl: `sqlite:${path.join(root, 'ledger.sqlite')}`,
      networks: [{ origin, cidr: '127.0.0.1/32' }],
      environment: {
        REST_URL: origin,
        ODATA_URL: `${origin}/odata`,
        [SECRET.name]: SECRET.value,
        SQL_DATABASE: `postgres://reader:${SECRET.value}@127.0.0.1:1/plan`,
      },
    })
  }

  static async open(): Promise<Theatre> {
    const handlers: Handlers = { rest: unanswered, odata: unanswered }
    const server = await serve((url, response, request, ordinal) => {
      const kind = url.pathname.startsWith('/odata') ? 'odata' : 'rest'
      handlers[kind](url, response, request, ordinal)
    })
    const elsewhere = await serve((_url, response) => json(response, { items: [], value: [] }))
    return new Theatre(mkdtempSync(path.join(tmpdir(), 'abuse-')), server, elsewhere, handlers)
  }

  async close(): Promise<void> {
    await this.reporting.stop()
    await this.#server.close()
    await this.#elsewhere.close()
    rmSync(this.root, { recursive: true, force: true })
  }

  /** What the other server was asked, by us or by anybody. */
  get strayed(): number {
    return this.#elsewhere.heard.length
  }

  /** Lets a source hold a good return. */
  hold(kind: KindName, rows: readonly Row[]): void {
    const folder = this.#folders[kind]
    folder.restore()
    if (kind === 'csv') folder.write(csvOf(rows))
    else if (kind === 'workbook') folder.write(xlsxOf(linesOf(rows)))
    else if (kind === 'sql') folder.execute(CREATE + insertOf(rows))
    else this.#handlers[kind] = (_url, response) => json(response, { [LISTS[kind]]: rows })
  }

  stage<Kind extends KindName>(asked: Kind): StageOf[Kind] {
    const kind: KindName = asked
    const folder = this.#folders[kind]
    if (kind !== 'rest' && kind !== 'odata') return folder as unknown as StageOf[Kind]
    const stage: HttpStage = {
      kind,
      root: folder.root,
      list: LISTS[kind],
      elsewhere: this.#elsewhere.origin,
      configure: (replaced, by) => folder.configure(replaced, by),
      answer: (handler) => {
        this.#handlers[kind] = handler
      },
    }
    return stage as unknown as StageOf[Kind]
  }

  async refresh(kind: KindName): Promise<MemberRefresh> {
    const [refreshed] = await this.reporting.refresh([kind])
    if (refreshed === undefined) throw new Error('nothing was refreshed')
    return refreshed
  }

  served(kind: KindName): Served {
    const book = this.reporting.books.get(kind)
    const state = book?.at(book.latest)
    if (state === undefined) return {}
    const facts = [...state.facts('Milestone').values()]
    return Object.fromEntries(
      facts.map((fact) => [
        valueOf(fact, 'milestone') ?? '',
        [valueOf(fact, 'name'), valueOf(fact, 'forecast')] as const,
      ]),
    ) as Served
  }

  /** The codes in the quarantine of the newest reading that serves. */
  quarantined(kind: KindName): readonly string[] {
    const book = this.reporting.books.get(kind)
    const state = book?.at(book.latest)
    if (state === undefined) return []
    return state.snapshots.flatMap(({ quarantine }) => quarantine.map(({ code }) => code))
  }
}

const LISTS = { rest: 'items', odata: 'value' } as const

const unanswered: Handler = (_url, response) => {
  response.writeHead(404)
  response.end()
}
