import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

import type { Snapshot } from '../../schema/facts/snapshots/snapshot'
import type { KindName } from '../../subgraphs/reporting/kinds/kinds'
import type { Ledger } from '../../subgraphs/reporting/ledger/ledger'
import { openLedgers } from '../../subgraphs/reporting/ledger/openLedgers'
import { compile } from '../support/processes/compiled'
import type { Outcome, Series } from './crashRun'
import { KINDS, ReportingSystems } from './reportingSystems'

/** How many of the newest snapshots of a member are compared value by value. */
const COMPARED = 2

/**
 * Kills the command that refreshes, as it is shipped and compiled, while it reads sources of every kind for members
 * of their own. Before each, every system reports anew; before the first and after the last, the command is let run to
 * its end.
 */
export function refreshSeries(folder: string): Series {
  const compiled = mkdtempSync(path.join(folder, 'compiled-'))
  compile(compiled)
  return async (url, runs, random) => {
    const systems = await ReportingSystems.open()
    const environment = { PORTFOLIO: systems.folder, LEDGER_URL: url, ...systems.environment }
    const outcomes: Outcome[] = []
    try {
      systems.report(random)
      const begun = await live(compiled, environment)
      let whole = begun
      for (let at = 0; at < runs; at += 1) {
        systems.report(random)
        const life = await live(compiled, environment, momentIn(whole, random))
        // One that was done before its moment tells better how long it takes now.
        if (!life.wasKilled) whole = life
        const left = await lookAt(url, systems, life.acknowledged)
        const faults = [...complaints(at === 0 ? [begun, life] : [life]), ...left.faults]
        if (at === runs - 1) {
          const end = await live(compiled, environment)
          faults.push(...complaints([end]), ...(await lookAt(url, systems, new Set(KINDS))).faults)
        }
        outcomes.push({
          killedAfterMillis: life.wasKilled ? life.millis : undefined,
          acknowledged: life.acknowledged.size,
          found: left.snapshots,
          faults,
        })
      }
      return outcomes
    } finally {
      await systems.close()
    }
  }
}

/** One run of the command. */
interface Life {
  /** The members of whom it had said that their return was stored. */
  readonly acknowledged: ReadonlySet<KindName>
  readonly wasKilled: boolean
  readonly exitCode: number | null
  readonly millis: number
  readonly firstWordMillis?: number
  readonly said: string
}

function complaints(lives: readonly Life[]): readonly string[] {
  return lives.flatMap(({ wasKilled, exitCode, said }) =>
    wasKilled || exitCode === 0 ? [] : [`a refresh ended with ${exitCode}: ${said}`],
  )
}

/** A moment at which the command is at work: from when it has read what it runs by to its end. */
function momentIn({ millis, firstWordMillis = millis }: Life, random: () => number): number {
  const from = firstWordMillis / 2
  return from + random() * (millis - from)
}

/** Runs the command, and kills it so long after its start; not at all where left out. */
async function live(
  compiled: string,
  environment: Readonly<Record<string, string>>,
  killedAfterMillis?: number,
): Promise<Life> {
  const started = performance.now()
  const command = spawn(process.execPath, [path.join(compiled, 'subgraphs', 'refresh.js')], {
    env: { ...process.env, ...environment },
  })
  const killer =
    killedAfterMillis === undefined ? undefined : setTimeout(() => command.kill('SIGKILL'), killedAfterMillis)
  const acknowledged = new Set<KindName>()
  let said = ''
  let firstWordMillis: number | undefined
  command.stderr.on('data', (text) => (said += String(text)))
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    command.once('close', (code, signal) => resolve({ code, signal })),
  )
  for await (const line of createInterface(command.stdout)) {
    firstWordMillis ??= performance.now() - started
    const [, kind] = /^(\w+) 1\/1 .*: STORED$/.exec(line) ?? []
    if (kind === undefined) said += `${line}\n`
    else acknowledged.add(kind as KindName)
  }
  const { code, signal } = await ended
  clearTimeout(killer)
  return {
    acknowledged,
    wasKilled: signal === 'SIGKILL',
    exitCode: code,
    millis: performance.now() - started,
    ...(firstWordMillis === undefined ? {} : { firstWordMillis }),
    said,
  }
}

/** What is wrong with what was left: the store itself, what was acknowledged, each of the newest snapshots. */
async function lookAt(
  url: string,
  systems: ReportingSystems,
  acknowledged: ReadonlySet<KindName>,
): Promise<{ readonly snapshots: number; readonly faults: readonly string[] }> {
  const ledgers = await openLedgers({ url })
  try {
    const faults = [...(await ledgers.verify())]
    let snapshots = 0
    for (const kind of KINDS) {
      const ledger = ledgers.of(kind)
      snapshots += await ledger.latest()
      faults.push(...(await faultsOf(ledger, kind, systems, acknowledged.has(kind))))
    }
    return { snapshots, faults }
  } finally {
    await ledgers.close()
  }
}

async function faultsOf(
  ledger: Ledger,
  kind: KindName,
  systems: ReportingSystems,
  isAcknowledged: boolean,
): Promise<readonly string[]> {
  const latest = await ledger.latest()
  const newest = await ledger.snapshots({ after: Math.max(0, latest - COMPARED), limit: COMPARED })
  const faults = newest.flatMap((snapshot) => alteredIn(snapshot, kind, systems))
  const edition = newest.at(-1) === undefined ? 0 : editionOf(newest.at(-1) as Snapshot)
  if (isAcknowledged && edition !== systems.edition) {
    faults.push(`edition ${systems.edition} of ${kind} was acknowledged, and the newest left is ${edition}`)
  }
  return faults
}

function editionOf({ records }: Snapshot): number {
  return Number(/^e(\d+)-/.exec(records[0]?.fields['milestone']?.value ?? '')?.[1] ?? 0)
}

/** Whether a snapshot holds all that its system reported in that edition, and nothing else. */
function alteredIn(snapshot: Snapshot, kind: KindName, systems: ReportingSystems): readonly string[] {
  const found = snapshot.records.map(
    ({ fields }) => `${fields['milestone']?.value} ${fields['forecast']?.value}`,
  )
  const reported = systems.rows(editionOf(snapshot), kind).map(({ Id, Forecast }) => `${Id} ${Forecast}`)
  if (found.length > 0 && found.sort().join() === reported.sort().join()) return []
  return [
    `snapshot ${snapshot.sequence} of ${kind} holds ${found.length} records, of ${reported.length} reported`,
  ]
}
