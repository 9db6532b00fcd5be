import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../subgraphs/packageRoot'
import { median } from '../statistics'
import { dataOf } from './asked'
import type { Launched } from './launched'
import type { Report } from './report'
import { shown } from './report'
import type { Scene } from './scene'

const STARTS = 3
const MOST_SECONDS = 5
const MOST_MEGABYTES = 300
const EXAMPLES = path.join(packageRoot(), 'examples', 'queries')

function example(name: string): string {
  return readFileSync(path.join(EXAMPLES, name), 'utf8')
}

interface Start {
  readonly seconds: number
  readonly process: Launched
}

/** From the command to the overview. */
async function started(launch: () => Promise<Launched>): Promise<Start> {
  const began = performance.now()
  const process = await launch()
  await dataOf(process, { query: example('overview.graphql') })
  return { seconds: (performance.now() - began) / 1_000, process }
}

/** How soon the shipped program answers, and how much memory it holds. */
export async function startUp({ stage, ledger, ours }: Scene, report: Report): Promise<void> {
  report.section('Start-up to the first overview, and resident memory, of the shipped program and portfolio')
  const again: number[] = []
  const first: number[] = []
  const memory: number[] = []
  for (let i = 0; i < STARTS; i += 1) {
    const kept = await started(() => stage.shipped('again', stage.copyOf(ledger, `start ${i}`)))
    again.push(kept.seconds)
    for (const name of readdirSync(EXAMPLES)) await dataOf(kept.process, { query: example(name) })
    await kept.process.settled()
    memory.push(kept.process.residentMegabytes)
    await kept.process.stop()
    const fresh = await started(() => stage.shipped('first', stage.folder(`empty ${i}`)))
    first.push(fresh.seconds)
    await fresh.process.stop()
  }
  report.line(
    `on the ledger of an earlier start ${shown(again, 2)} s; with an empty ledger ${shown(first, 2)} s`,
  )
  report.below('start on a ledger', median(again), MOST_SECONDS, ' s')
  report.below('first start ever', median(first), MOST_SECONDS, ' s')
  report.below('memory after every example', median(memory), MOST_MEGABYTES, ' MB')
  report.line(`memory after all the load above: ${ours.residentMegabytes.toFixed(0)} MB`)
}
