import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { POSTGRES_IS_INSTALLED, startPostgres } from '../postgres'
import type { PostgresServer } from '../postgres'
import type { CrashRun, Mode, Series, Store } from './crashRun'
import { randomSource } from './randomSource'
import { refreshSeries } from './refreshSeries'
import { writerSeries } from './writerSeries'

export interface CrashOptions {
  readonly runs: number
  readonly seed: number
  /** Both in turn where left out. */
  readonly mode?: Mode
  /** Both in turn where left out; PostgreSQL only where a server is installed. */
  readonly store?: Store
  /** Told of each run as its outcome is known. */
  readonly report?: (run: CrashRun, number: number) => void
}

/** A ledger is read whole after each crash, so it is not left to grow for ever. */
const RUNS_A_LEDGER = 5

/**
 * Kills processes that fill a ledger, without warning and at moments that the seed determines, and has another
 * process open what is left: nothing acknowledged may be lost, nothing may be half there, and work must go on.
 */
export async function crash({
  runs,
  seed,
  mode,
  store,
  report = () => undefined,
}: CrashOptions): Promise<readonly CrashRun[]> {
  const random = randomSource(seed)
  const folder = mkdtempSync(path.join(tmpdir(), 'portfolio-crash-'))
  const modes: readonly Mode[] = mode === undefined ? ['WRITER', 'REFRESH'] : [mode]
  const known: readonly Store[] = store === undefined ? ['SQLITE', 'POSTGRES'] : [store]
  const stores = known.filter((one) => one === 'SQLITE' || POSTGRES_IS_INSTALLED)
  const turns = stores.flatMap((one) => modes.map((other) => ({ mode: other, store: one })))
  const series = {} as Partial<Record<Mode, Series>>
  let server: PostgresServer | undefined
  const done: CrashRun[] = []
  try {
    for (let turn = 0; done.length < runs; turn += 1) {
      const now = turns[turn % turns.length]
      if (now === undefined) throw new Error('no PostgreSQL server is installed')
      if (now.store === 'POSTGRES') server ??= await startPostgres()
      const url =
        now.store === 'POSTGRES'
          ? await (server as PostgresServer).database()
          : `sqlite:${path.join(folder, `${turn}.sqlite`)}`
      const kill = (series[now.mode] ??= now.mode === 'WRITER' ? writerSeries(folder) : refreshSeries(folder))
      for (const outcome of await kill(url, Math.min(RUNS_A_LEDGER, runs - done.length), random)) {
        const run = { ...now, ...outcome }
        done.push(run)
        report(run, done.length)
      }
    }
    return done
  } finally {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
