/**
 * How fast a large return gets into the ledger, beside csv-parse doing nothing but parsing the same file
 * in the same run: `npm run bench:ingest -- [--rows N] [--rounds N]`. Each task has a process of its own.
 * The two take turns, and each ingest is held against the mean of the parsings before and after it, for others
 * may use the machine meanwhile. Ends with 1 where a goal is missed: that of throughput is judged by the median.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { writePortfolio } from './ingest/portfolio'
import type { Taken, TaskName } from './ingest/task'
import { median, spread } from './statistics'

const LEAST_RATIO = 0.55
const MOST_MEGABYTES = 400

function run(task: TaskName, name: string, root: string, rows: number): Taken {
  const program = path.join(__dirname, 'ingest', 'task.ts')
  const child = spawnSync(process.execPath, ['--import', 'tsx', program, task, root, String(rows)], {
    encoding: 'utf8',
    maxBuffer: 1 << 20,
  })
  if (child.status !== 0)
    throw new Error(`${task} ended with ${child.status ?? child.signal}: ${child.stderr.slice(-2000)}`)
  const taken = JSON.parse(child.stdout) as Taken
  if (taken.rows !== rows) throw new Error(`${task} came to ${taken.rows} of ${rows} observations`)
  console.log(told(name, taken))
  return taken
}

function told(name: string, { rows, seconds, cpuSeconds, peakMegabytes }: Taken): string {
  const speed = Math.round(rows / seconds).toLocaleString('en-GB')
  return [
    name.padEnd(24),
    `${seconds.toFixed(2).padStart(7)} s`,
    `${cpuSeconds.toFixed(2).padStart(7)} s of processor`,
    `${speed.padStart(9)} observations/s`,
    `${peakMegabytes.toFixed(0).padStart(5)} MB at most`,
  ].join('  ')
}

/** `0.612, 0.580..0.655` */
function ratioText(ratios: readonly number[]): string {
  const { low, high } = spread(ratios)
  return `${median(ratios).toFixed(3)}, ${low.toFixed(3)}..${high.toFixed(3)}`
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rows: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '5' } },
  })
  const rows = Number(values.rows)
  const root = mkdtempSync(path.join(tmpdir(), 'portfolio-ingest-'))
  try {
    const { csv } = await writePortfolio(root, rows)
    const megabytes = (statSync(csv).size / 1e6).toFixed(1)
    console.log(`${rows.toLocaleString('en-GB')} observations of 9 fields, ${megabytes} MB of CSV`)
    run('ledger', 'ledger alone', root, rows)
    const bare = [run('bare', 'csv-parse alone', root, rows)]
    const ingest: Taken[] = []
    for (let round = 0; round < Number(values.rounds); round += 1) {
      ingest.push(run('ingest', 'read, map, check, store', root, rows))
      bare.push(run('bare', 'csv-parse alone', root, rows))
    }
    const ratiosBy = (cost: (taken: Taken) => number): readonly number[] =>
      ingest.map((taken, at) => {
        const [before, after] = bare.slice(at, at + 2).map(cost)
        return ((before ?? NaN) + (after ?? NaN)) / 2 / cost(taken)
      })
    const throughput = ratiosBy(({ seconds }) => seconds)
    const processor = ratiosBy(({ cpuSeconds }) => cpuSeconds)
    const peak = Math.max(...ingest.map(({ peakMegabytes }) => peakMegabytes))
    const isFast = median(throughput) >= LEAST_RATIO
    const isSmall = peak < MOST_MEGABYTES
    const verdict = (isMet: boolean): string => (isMet ? 'met' : 'MISSED')
    console.log(`throughput ratio ${ratioText(throughput)} (at least ${LEAST_RATIO}): ${verdict(isFast)}`)
    console.log(`processor ratio ${ratioText(processor)}`)
    console.log(`peak ${peak.toFixed(0)} MB (under ${MOST_MEGABYTES}): ${verdict(isSmall)}`)
    process.exitCode = isFast && isSmall ? 0 : 1
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
