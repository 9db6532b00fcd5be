import { parseArgs } from 'node:util'

import type { CrashOptions } from './crashes'
import { crash } from './crashes'
import type { CrashRun, Mode, Store } from './crashRun'

const MODES: Readonly<Record<string, Mode>> = { writer: 'WRITER', refresh: 'REFRESH' }
const STORES: Readonly<Record<string, Store>> = { sqlite: 'SQLITE', postgres: 'POSTGRES' }

function line(run: CrashRun, number: number): string {
  const { mode, store, killedAfterMillis, acknowledged, found, faults } = run
  const what = `run ${number}: ${mode.toLowerCase()} on ${store.toLowerCase()}`
  const end =
    killedAfterMillis === undefined ? 'done before' : `killed after ${killedAfterMillis.toFixed(0)} ms`
  const outcome = faults.length === 0 ? 'ok' : `FAILED: ${faults.join('; ')}`
  return `${what}, ${end}, ${acknowledged} acknowledged, ${found} found: ${outcome}`
}

function optionsIn(args: string[]): CrashOptions {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      mode: { type: 'string' },
      store: { type: 'string' },
    },
  })
  const [runs, seed] = [Number(values.runs), Number(values.seed)]
  if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
    throw new Error('--runs takes a number from 1, and --seed a whole number')
  }
  const mode = MODES[values.mode ?? '']
  const store = STORES[values.store ?? '']
  if (
    (values.mode !== undefined && mode === undefined) ||
    (values.store !== undefined && store === undefined)
  ) {
    throw new Error(
      '--mode takes writer or refresh, and --store sqlite or postgres; both of each if left out',
    )
  }
  return { runs, seed, ...(mode === undefined ? {} : { mode }), ...(store === undefined ? {} : { store }) }
}

/** `npm run crash -- --runs N --seed S [--mode M] [--store S]`; the exit code is 1 where a run failed. */
async function main(): Promise<void> {
  const runs = await crash({
    ...optionsIn(process.argv.slice(2)),
    report: (run, number) => console.log(line(run, number)),
  })
  const failed = runs.filter(({ faults }) => faults.length > 0).length
  const killed = runs.filter(({ killedAfterMillis }) => killedAfterMillis !== undefined).length
  console.log(`${runs.length - failed} passed, ${failed} failed; ${killed} killed at work`)
  process.exitCode = failed === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
