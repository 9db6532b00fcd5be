import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'
import { median } from '../../statistics'
import { dataOf } from '../load/asked'
import type { Launched } from '../load/launched'
import type { Report } from '../report'
import { shown } from '../report'
import type { Scene } from '../scene'
import type { Stage } from '../stage'

const STARTS = 3
const MOST_SECONDS = 5
const MOST_MEGABYTES = 300
const EXAMPLES = path.join(packageRoot(), 'examples', 'queries')

function example(name: string): string {
  return readFileSync(path.join(EXAMPLES, name), 'utf8')
}

interface Start {
  readonly seconds: number
  readonly processorSeconds: number
  readonly process: Launched
}

/** From the command to the overview, with no other process of the benchmark at work and on whichever core is free. */
async function started(stage: Stage, name: string, ledger: string): Promise<Start> {
  const began = performance.now()
  const process = await stage.shipped(name, ledger, { role: 'ALONE' })
  await dataOf(process, { query: example('overview.graphql') })
  const seconds = (performance.now() - began) / 1_000
  return { seconds, processorSeconds: process.processorMillis / 1_000, process }
}

function toldOf(starts: readonly Start[]): string {
  const of = (figure: (start: Start) => number) => shown(starts.map(figure), 2)
  return `${of(({ seconds }) => seconds)} s; ${of(({ processorSeconds }) => processorSeconds)} s of processor`
}

/** How soon the shipped program answers, and how much memory it holds. */
export async function startUp({ stage, ledger, ours }: Scene, report: Report): Promise<void> {
  report.section('Start-up to the first overview, and resident memory, of the shipped program and portfolio')
  const again: Start[] = []
  const first: Start[] = []
  const memory: number[] = []
  for (let i = 0; i < STARTS; i += 1) {
    const kept = await started(stage, 'again', stage.copyOf(ledger, `start ${i}`))
    again.push(kept)
    for (const name of readdirSync(EXAMPLES)) await dataOf(kept.process, { query: example(name) })
    await kept.process.settled()
    memory.push(kept.process.residentMegabytes)
    await kept.process.stop()
    const fresh = await started(stage, 'first', stage.folder(`empty ${i}`))
    first.push(fresh)
    await fresh.process.stop()
  }
  report.line(`on the ledger of an earlier start ${toldOf(again)}`)
  report.line(`with an empty ledger ${toldOf(first)}`)
  const seconds = (starts: readonly Start[]) => median(starts.map((one) => one.seconds))
  report.below('start on a ledger', seconds(again), MOST_SECONDS, ' s')
  report.below('first start ever', seconds(first), MOST_SECONDS, ' s')
  report.below('memory after every example', median(memory), MOST_MEGABYTES, ' MB')
  report.line(`memory after all the load above: ${ours.residentMegabytes.toFixed(0)} MB`)
}
