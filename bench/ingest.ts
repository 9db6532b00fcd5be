/**
 * How fast a large return gets into the ledger, beside csv-parse doing nothing but parsing the same
 * file in the same run: `npm run bench:ingest -- [--rows N]`. Each task has a process of its own. Ends
 * with 1 where a goal is missed.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { writePortfolio } from './ingest/portfolio'
import type { Taken, TaskName } from './ingest/task'

const LEAST_RATIO = 0.5
const MOST_MEGABYTES = 400

function run(task: TaskName, root: string, rows: number): Taken {
  const program = path.join(__dirname, 'ingest', 'task.ts')
  const child = spawnSync(process.execPath, ['--import', 'tsx', program, task, root, String(rows)], {
    encoding: 'utf8',
    maxBuffer: 1 << 20,
  })
  if (child.status !== 0)
    throw new Error(`${task} ended with ${child.status ?? child.signal}: ${child.stderr.slice(-2000)}`)
  const taken = JSON.parse(child.stdout) as Taken
  if (taken.rows !== rows) throw new Error(`${task} came to ${taken.rows} of ${rows} observations`)
  return taken
}

function told(name: string, { rows, seconds, peakMegabytes }: Taken): string {
  const speed = Math.round(rows / seconds).toLocaleString('en-GB')
  return `${name.padEnd(32)} ${seconds.toFixed(2).padStart(7)} s  ${speed.padStart(9)} observations/s  ${peakMegabytes.toFixed(0).padStart(5)} MB at most`
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } })
  const rows = Number(values.rows)
  const root = mkdtempSync(path.join(tmpdir(), 'portfolio-ingest-'))
  try {
    const { csv } = await writePortfolio(root, rows)
    const megabytes = (statSync(csv).size / 1e6).toFixed(1)
    console.log(`${rows.toLocaleString('en-GB')} observations of 9 fields, ${megabytes} MB of CSV`)
    const before = run('bare', root, rows)
    console.log(told('csv-parse alone', before))
    console.log(told('ledger alone', run('ledger', root, rows)))
    const ingest = run('ingest', root, rows)
    console.log(told('read, map, check, store', ingest))
    const after = run('bare', root, rows)
    console.log(told('csv-parse alone, again', after))
    const ratio = (before.seconds + after.seconds) / 2 / ingest.seconds
    const isFast = ratio >= LEAST_RATIO
    const isSmall = ingest.peakMegabytes < MOST_MEGABYTES
    console.log(
      `throughput ratio ${ratio.toFixed(3)} (at least ${LEAST_RATIO}): ${isFast ? 'met' : 'MISSED'}`,
    )
    console.log(
      `peak ${ingest.peakMegabytes.toFixed(0)} MB (under ${MOST_MEGABYTES}): ${isSmall ? 'met' : 'MISSED'}`,
    )
    process.exitCode = isFast && isSmall ? 0 : 1
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
