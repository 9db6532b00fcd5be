/**
 * How long the full comparison takes on one core: 60 measures over 120 months, of 5 clusters and more,
 * from nothing and after one cluster has sent a return again: `npm run bench:comparison -- [--rounds N]
 * [--json]`. Ends with 1 where a goal is missed.
 */
import { parseArgs } from 'node:util'

import type { Snapshot } from '../schema/facts/snapshots/snapshot'
import { drawnFigures, fullComparison, pairDifferences } from './comparison/asked'
import type { MadeUp } from './comparison/portfolio'
import { firstOf, madeUp, sentAgain } from './comparison/portfolio'
import { opened, portfolioOver } from './portfolioOver'
import { processorMillis } from './processorMillis'
import { growth, median, spread } from './statistics'

const SIZES = [5, 10, 20, 50] as const
const MOST_SECONDS = 1
const MOST_EXPONENT = 1.15
const CHANGED = 'cluster-03'

/** Processor seconds of one round for one size. */
interface Round {
  readonly full: number
  /** As a clock has it: more than `full` where others use the core as well. */
  readonly clock: number
  readonly again: number
  readonly drawn: number
  readonly pairs: number
}

const seconds = (work: () => unknown) => processorMillis(work) / 1e3

async function round(made: MadeUp, changed: Snapshot): Promise<Round> {
  const returned = new Map([...made.snapshots].map(([id, snapshots]) => [id, [...snapshots]]))
  const portfolio = portfolioOver({ register: made.register, snapshots: returned })
  const view = await opened(portfolio)
  const began = performance.now()
  const full = seconds(() => fullComparison(view))
  const clock = (performance.now() - began) / 1000
  const drawn = seconds(() => drawnFigures(view))
  const pairs = seconds(() => pairDifferences(view))
  returned.get(CHANGED)?.push(changed)
  const next = await opened(portfolio)
  const again = seconds(() => fullComparison(next))
  return { full, clock, again, drawn, pairs }
}

const millis = (value: number) => `${(1000 * value).toFixed(0)} ms`
const told = (values: readonly number[], show: (value: number) => string) => {
  const { low, high } = spread(values)
  return `${show(median(values))} (${show(low)} to ${show(high)})`
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '9' }, json: { type: 'boolean', default: false } },
  })
  const all = madeUp(SIZES[SIZES.length - 1] ?? 0)
  const changed = sentAgain(all, CHANGED)
  const rounds = new Map<number, Round[]>(SIZES.map((size) => [size, []]))
  await round(firstOf(all, SIZES[0]), changed)
  for (let i = 0; i < Number(values.rounds); i += 1) {
    for (const size of SIZES) rounds.get(size)?.push(await round(firstOf(all, size), changed))
  }
  const of = (size: number, what: keyof Round) => (rounds.get(size) ?? []).map((one) => one[what])
  const ratios = (size: number) => (rounds.get(size) ?? []).map(({ full, again }) => again / full)
  const [smallest, largest] = [SIZES[0], SIZES[SIZES.length - 1] ?? 0]
  const perCluster = of(largest, 'full').map(
    (full, i) => full / largest / ((of(smallest, 'full')[i] ?? 0) / smallest),
  )
  const exponent = growth(SIZES.map((size) => [size, median(of(size, 'full'))]))
  const isFast = median(of(smallest, 'full')) < MOST_SECONDS
  const isLinear = exponent < MOST_EXPONENT
  process.exitCode = isFast && isLinear ? 0 : 1
  if (values.json) {
    const ratio = (name: string, against: string, measured: readonly number[]) => {
      const { low: min, high: max } = spread(measured)
      return { name, against, ratio: median(measured), min, max }
    }
    console.log(
      JSON.stringify(
        [
          ratio(`full comparison of ${smallest} clusters`, '1 s', of(smallest, 'full')),
          ...SIZES.map((size) =>
            ratio(`one changed snapshot of ${size} clusters`, 'from nothing', ratios(size)),
          ),
          ratio(`${largest} clusters, per cluster`, `${smallest} clusters, per cluster`, perCluster),
        ],
        null,
        2,
      ),
    )
    return
  }
  console.log(
    `60 measures over 120 months; processor time of one core, medians of ${values.rounds} rounds (least to most)`,
  )
  for (const size of SIZES) {
    console.log(
      [
        `${String(size).padStart(2)} clusters`,
        `from nothing ${told(of(size, 'full'), millis)}, ${millis(median(of(size, 'clock')))} by the clock`,
        `${millis(median(of(size, 'full')) / size)} a cluster`,
        `after one changed snapshot ${told(of(size, 'again'), millis)}`,
        `ratio ${told(ratios(size), (value) => value.toFixed(3))}`,
      ].join('; '),
    )
  }
  for (const size of SIZES) {
    console.log(
      `${String(size).padStart(2)} clusters, where asked for besides: every figure of every chart read out ${told(of(size, 'drawn'), millis)}; every pair of clusters ${told(of(size, 'pairs'), millis)}`,
    )
  }
  console.log(
    `${smallest} clusters under ${MOST_SECONDS} s: ${isFast ? 'met' : 'MISSED'}; grows as clusters^${exponent.toFixed(2)} (below ${MOST_EXPONENT}): ${isLinear ? 'met' : 'MISSED'}; a cluster among ${largest} takes ${told(perCluster, (value) => value.toFixed(2))} times one among ${smallest}`,
  )
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
