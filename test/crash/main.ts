import { parseArgs } from 'node:util'

import { crash } from './crashes'
import type { CrashRun } from './crashes'

function line({ run, killedAfterMillis, acknowledged, found, faults }: CrashRun): string {
  const killed = `run ${run}: killed after ${killedAfterMillis.toFixed(0)} ms`
  const outcome = faults.length === 0 ? 'ok' : `FAILED: ${faults.join('; ')}`
  return `${killed}, ${acknowledged} acknowledged, ${found} found: ${outcome}`
}

/** `npm run crash -- --runs N --seed S`; the exit code is 1 where a run failed. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  })
  const options = { runs: Number(values.runs), seed: Number(values.seed) }
  if (!Number.isInteger(options.runs) || options.runs < 1 || !Number.isInteger(options.seed)) {
    throw new Error('--runs takes a number from 1, and --seed a whole number')
  }
  const runs = await crash({ ...options, report: (run) => console.log(line(run)) })
  const failed = runs.filter(({ faults }) => faults.length > 0).length
  console.log(`${runs.length - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
