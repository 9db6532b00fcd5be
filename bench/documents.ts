/**
 * Asks the shipped gateway, with a heap of 512 MB, one document after another of which no two are the same, and tells
 * what it holds and for how long it holds the event loop: `npm run bench:documents -- [--documents 50000]`. Ends with
 * 1 where memory goes on growing, a pause is too long, or an answer is not as it should be.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'

import { runCommand } from '../base/process/commandLine'
import { packageRoot } from '../base/process/packageRoot'
import { seeded } from './comparison/portfolio'
import { load } from './serving/load/load'
import { posted } from './serving/questions'
import { Stage } from './serving/stage'
import type { Stretches } from './serving/stretches'
import { readStretches } from './serving/stretches'

const HEAP_MEGABYTES = 512
const CONNECTIONS = 4
const WARM_UP = 500
/** How many times it is told what the gateway holds. */
const REPORTS = 20
/** Memory levels off: the last fifth of the run holds at most so many times what the second fifth did. */
const MOST_GROWTH = 1.15
/** No stretch of the event loop is to be longer, once the gateway has warmed up. */
const MOST_STRETCH_MILLIS = 250

const FIGURE = ['number', 'unit', 'reason', 'note', 'status', 'basis { priceBase }', 'provenance { source }']
const CLUSTER = ['wholeLifeCost', 'benefits', 'approvedEnd', 'publishedName'] as const
const PORTFOLIO = [
  'edition { id instant }',
  'measures { id name }',
  'observations(first: 2) { total nodes { programme measure } }',
  'coverage { expected provided }',
  'strategy { objectives { id } }',
]

/** A document that nobody has asked before: a few parts of the graph, each field under a name of its own. */
function documentOf(number: number, random: () => number): string {
  const some = <T>(of: readonly T[], chance: number) => of.filter(() => random() < chance)
  const figure = ['text', ...some(FIGURE, 0.3)].join(' ')
  const costs = some(CLUSTER, 0.08).map((field, i) => `f${i}: ${field} { ${figure} }`)
  const clusters = costs.length === 0 ? '' : `clusters { id ${costs.join(' ')} }`
  return `query Document${number} { portfolio { n${number}: edition { sequence } ${clusters} ${some(PORTFOLIO, 0.25).join(' ')} } }`
}

interface Told {
  readonly asked: number
  readonly residentMegabytes: number
  readonly stretches: Stretches
}

async function ask(stage: Stage, documents: number): Promise<readonly Told[]> {
  const ledger = await stage.readLedger()
  const file = path.join(stage.folder('told'), 'stretches.json')
  const probe = path.join(packageRoot(), 'dist', 'bench', 'serving', 'stretches.js')
  const gateway = await stage.shipped('gateway', ledger, {
    // V8 marks garbage on threads of its own: on one core they would hold up the event loop that is measured.
    role: 'ALONE',
    environment: {
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MEGABYTES} --require ${probe}`,
      STRETCHES_FILE: file,
    },
  })
  const random = seeded(1)
  let number = 0
  const next = () => posted({ query: documentOf((number += 1), random) })
  // What it takes to start, and to plan what is shipped, is not looked at.
  await load(gateway, { seconds: 10, answers: WARM_UP, connections: CONNECTIONS }, { next })
  await readStretches(file)
  const told: Told[] = []
  const answers = Math.ceil(documents / REPORTS)
  for (let i = 0; i < REPORTS; i += 1) {
    await load(gateway, { seconds: 0, answers, connections: CONNECTIONS }, { next })
    const { residentMegabytes } = gateway
    told.push({ asked: number, residentMegabytes, stretches: await readStretches(file) })
    report(told.at(-1) as Told)
  }
  return told
}

function report({ asked, residentMegabytes, stretches }: Told): void {
  const { leastHeapMegabytes, longestMillis, mostProcessorMillis } = stretches
  const shown = [residentMegabytes, leastHeapMegabytes, longestMillis, mostProcessorMillis].map((one) =>
    one.toFixed(0).padStart(6),
  )
  console.log(
    `${String(asked).padStart(7)} asked: resident, least heap (MB), longest stretch, by processor (ms)${shown.join()}`,
  )
}

function meanOf(told: readonly Told[], from: number, to: number): number {
  const part = told.slice(Math.floor(told.length * from), Math.ceil(told.length * to))
  return part.reduce((sum, { stretches }) => sum + stretches.leastHeapMegabytes, 0) / part.length
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { documents: { type: 'string', default: '50000' } } })
  let isSound = false
  await Stage.set(async (stage) => {
    const told = await ask(stage, Number(values.documents))
    const [early, late] = [meanOf(told, 0.2, 0.4), meanOf(told, 0.8, 1)]
    console.log(`heap: ${early.toFixed(0)} MB in the second fifth, ${late.toFixed(0)} MB in the last`)
    const longest = Math.max(...told.map(({ stretches }) => stretches.longestMillis))
    console.log(`longest stretch: ${longest.toFixed(0)} ms, at most ${MOST_STRETCH_MILLIS}`)
    isSound = late <= early * MOST_GROWTH && longest <= MOST_STRETCH_MILLIS
  })
  return isSound ? 0 : 1
}

runCommand(main)
