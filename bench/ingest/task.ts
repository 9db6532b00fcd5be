import { createReadStream } from 'node:fs'
import path from 'node:path'

import { parse } from 'csv-parse'

import { runOrEnd } from '../../base/process/runOrEnd'
import { RECORDS } from '../../schema/facts/records/records'
import type { FactRow, RowField } from '../../schema/facts/records/row'
import { HttpClients } from '../../subgraphs/reporting/kinds/httpClients'
import type { Ledgers, NewReading } from '../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../subgraphs/reporting/ledger/openLedgers'
import { refreshReturn } from '../../subgraphs/reporting/refresh/refreshReturn'
import { loadSubgraphFile } from '../../subgraphs/reporting/config/subgraphFile'
import { rowOf } from './portfolio'

/** What a task took, told to whoever started the process. */
export interface Taken {
  readonly rows: number
  readonly seconds: number
  /** Of the processor, on whatever cores: what the task costs however busy the machine is. */
  readonly cpuSeconds: number
  /** The most memory that the process ever had resident, in megabytes. */
  readonly peakMegabytes: number
}

const FILE = 'unity/returns/observations.csv'

const TASKS = { bare, ledger, ingest } as const

export type TaskName = keyof typeof TASKS

/** csv-parse by itself, as its documentation has it. */
async function bare(root: string): Promise<number> {
  let rows = -1
  const file = path.join(root, FILE)
  for await (const _row of createReadStream(file).pipe(parse())) rows += 1
  return rows
}

/** The return as a refresh takes it: fetched, mapped, checked by gates, stored in a ledger file. */
async function ingest(root: string): Promise<number> {
  const { member, sources } = loadSubgraphFile(path.join(root, 'unity', 'subgraph.yml'), root)
  const [source] = sources
  const one = source?.returns[0]
  if (source === undefined || one === undefined) throw new Error('the configuration has no return')
  const dependencies = {
    portfolioRoot: root,
    environment: {},
    secrets: [],
    allow: [],
    clients: new HttpClients(),
  }
  return intoLedger(root, async (ledgers) => {
    const ledger = ledgers.of(member)
    const refreshed = await refreshReturn(source, one, {
      ledger,
      source: dependencies,
      now: () => new Date(),
    })
    if (refreshed.outcome !== 'STORED') throw new Error(JSON.stringify(refreshed))
  })
}

/** As many records into a ledger file, with nothing to read first: the ledger's own share. */
function ledger(root: string, rows: number): Promise<number> {
  const reading: NewReading = {
    source: 'observations',
    returnId: '2026',
    received: new Date().toISOString(),
    origin: 'REPORTED',
    mappingHash: 'none',
    payload: new Uint8Array(),
    contents: (function* () {
      for (let at = 0; at < rows; at += 1) yield { row: factRow(at) }
    })(),
    conclude: () => ({
      verdict: 'ACCEPTED',
      counts: { read: rows, accepted: rows, quarantined: 0, withReason: 0, elsewhere: 0 },
    }),
  }
  return intoLedger(root, async (ledgers) => {
    await ledgers.of('unity').append(reading)
  })
}

const FIELDS: readonly RowField[] = [
  ...RECORDS.Observation.key,
  'unit',
  'value',
  'numerator',
  'denominator',
].map((name, at) => ({ name, where: { column: at + 1, heading: name } }))

function factRow(at: number): FactRow {
  const [record, line] = [at + 1, at + 2]
  return {
    type: 'Observation',
    fields: FIELDS,
    cells: rowOf(at).map((value) => ({ value })),
    where: { file: FILE, record, line, row: line },
  }
}

/** How many records the newest reading was stored with. */
async function intoLedger(root: string, store: (ledgers: Ledgers) => Promise<void>): Promise<number> {
  const ledgers = await openLedgers({ url: `sqlite:${path.join(root, `ledger-${process.pid}.sqlite`)}` })
  await store(ledgers)
  const [stored] = await ledgers.of('unity').newestReadings()
  await ledgers.close()
  return stored?.counts.accepted ?? 0
}

async function main([name = '', root = '', rows = '']: readonly string[]): Promise<void> {
  const begun = process.hrtime.bigint()
  const cpuBegun = process.cpuUsage()
  const done = await TASKS[name as TaskName](root, Number(rows))
  const taken: Taken = {
    rows: done,
    seconds: Number(process.hrtime.bigint() - begun) / 1e9,
    cpuSeconds: microseconds(process.cpuUsage(cpuBegun)) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }
  process.stdout.write(JSON.stringify(taken))
}

function microseconds({ user, system }: NodeJS.CpuUsage): number {
  return user + system
}

runOrEnd(() => main(process.argv.slice(2)))
