import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { KindName } from '../../subgraphs/reporting/kinds/kinds'
import {
  ROWS_BY_KIND,
  startServing,
  stopServing,
  subgraphOf,
  variableOf,
} from '../subgraphs/reporting/kinds/rowsByKind'
import type { Row } from '../subgraphs/reporting/kinds/rowsByKind'
import { writeAsStanding } from '../support/writeAsStanding'

export const KINDS = Object.keys(ROWS_BY_KIND) as KindName[]

/** Records in a return of each kind, at most. */
const LARGEST: Readonly<Record<KindName, number>> = {
  csv: 30_000,
  workbook: 400,
  rest: 3_000,
  odata: 3_000,
  sql: 10_000,
}

/** A portfolio of a member for each kind of source, called by it, and the systems that they report in. */
export class ReportingSystems {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'crash-portfolio-'))
  readonly environment: Readonly<Record<string, string>>
  /** By edition and kind: how many records each return had. */
  readonly #sizes = new Map<number, Readonly<Record<KindName, number>>>()
  #edition = 0

  private constructor(origin: string) {
    this.environment = {
      [variableOf('rest', 'rest')]: origin,
      [variableOf('odata', 'odata')]: `${origin}/odata`,
    }
    for (const kind of KINDS) {
      mkdirSync(path.join(this.folder, kind))
      writeFileSync(path.join(this.folder, kind, 'subgraph.yml'), subgraphOf(kind, kind))
    }
    writeFileSync(path.join(this.folder, 'register.yml'), registerOf(origin))
  }

  static async open(): Promise<ReportingSystems> {
    const { allow } = await startServing('rest')
    return new ReportingSystems(allow[0]?.origin ?? '')
  }

  async close(): Promise<void> {
    await stopServing()
    rmSync(this.folder, { recursive: true, force: true })
  }

  get edition(): number {
    return this.#edition
  }

  /** Every system reports anew, more or less than before. */
  report(random: () => number): void {
    this.#edition += 1
    const sizes = {} as Record<KindName, number>
    for (const kind of KINDS) sizes[kind] = 1 + Math.floor(random() ** 3 * LARGEST[kind])
    // One server answers for both.
    sizes.odata = sizes.rest
    this.#sizes.set(this.#edition, sizes)
    const folder = { write: (name: string, text: string | Uint8Array) => this.#write(name, text) }
    for (const kind of KINDS) ROWS_BY_KIND[kind].hold(this.rows(this.#edition, kind), folder, kind)
  }

  /** What a system reported in an edition. */
  rows(edition: number, kind: KindName): readonly Row[] {
    const size = this.#sizes.get(edition)?.[kind] ?? 0
    return Array.from({ length: size }, (_, at) => ({
      Id: `e${edition}-${at}`,
      Forecast: String(2000 + ((edition * 7 + at) % 50)),
    }))
  }

  #write(name: string, content: string | Uint8Array): string {
    const target = path.join(this.folder, name)
    mkdirSync(path.dirname(target), { recursive: true })
    writeAsStanding(target, content)
    return target
  }
}

function registerOf(origin: string): string {
  const members = KINDS.map((kind) => `  - { id: ${kind}, kind: cluster, name: ${kind}, since: 2026-01 }`)
  return `version: 1
calendar: { region: england-and-wales, returnsDueWorkingDays: 15, holidays: [] }
service: { every: month, from: 2026-01 }
collections: {}
thresholds: { coverage: 0.8 }
networks: [{ origin: '${origin}', cidr: 127.0.0.1/32 }]
members:
${members.join('\n')}
`
}
