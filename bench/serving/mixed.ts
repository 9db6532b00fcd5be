import { setTimeout } from 'node:timers/promises'

import { median, spread } from '../statistics'
import { Launched } from './load/launched'
import type { Latency } from './load/latency'
import { latencyOf } from './load/latency'
import { askAtRate } from './mixed/load'
import { PlantedPortfolio } from './mixed/plantedPortfolio'
import { mixture } from './mixed/questions'
import type { Ratio } from './pairs'

export interface MixedOptions {
  /** The compiled program of the gateway. */
  readonly program: string
  /** Questions a second. */
  readonly rate: number
  /** How long each half of a pair takes. */
  readonly seconds: number
  readonly pairs: number
}

/** Load of the same rate without and with a return refreshed each second, one right after the other. */
export interface MixedPair {
  readonly quiet: Latency
  readonly refreshed: Latency
}

/** Five times through the selections, a hot question with each: planned, and made quick by V8. */
const WARMING = 64 * 2 * 5
/** Until the last return written has been read, or the first. */
const SETTLING_MILLIS = 2_500

/** Measures pairs one after another on one gateway over a portfolio of its own. */
export async function mixed({ program, rate, seconds, pairs }: MixedOptions): Promise<readonly MixedPair[]> {
  const portfolio = await PlantedPortfolio.create()
  try {
    const { environment } = portfolio
    const gateway = await Launched.start({
      name: 'mixed load',
      program,
      environment: { PORT: '0', ...environment },
      role: 'MEASURED',
    })
    try {
      const questions = mixture()
      const asked = async (count: number): Promise<Latency> => {
        const millis: number[] = []
        await askAtRate(gateway.url, {
          rate,
          count,
          next: () => questions.next().value,
          onAnswer: (_, answer) => {
            if (answer.status !== 200)
              throw new Error(`answered with ${answer.status}: ${answer.bytes.toString()}`)
            millis.push(answer.millis)
          },
        })
        return latencyOf(millis)
      }
      const refreshed = async (): Promise<Latency> => {
        portfolio.keepWriting()
        await setTimeout(SETTLING_MILLIS)
        const latency = await asked(rate * seconds)
        portfolio.stopWriting()
        await setTimeout(SETTLING_MILLIS)
        return latency
      }
      const quiet = () => asked(rate * seconds)
      await asked(WARMING)
      const measured: MixedPair[] = []
      for (let pair = 0; pair < pairs; pair += 1) {
        // Each comes first as often as the other.
        if (pair % 2 === 0) measured.push({ quiet: await quiet(), refreshed: await refreshed() })
        else measured.push({ refreshed: await refreshed(), quiet: await quiet() })
      }
      return measured
    } finally {
      await gateway.stop()
    }
  } finally {
    await portfolio.close()
  }
}

/** How many times the quiet p99 the p99 with refreshes is: here less is better. */
export function mixedRatio(pairs: readonly MixedPair[]): Ratio {
  const ratios = pairs.map(({ quiet, refreshed }) => refreshed.p99 / quiet.p99)
  const { low, high } = spread(ratios)
  return { name: 'mixed-p99', against: 'quiet-p99', ratio: median(ratios), min: low, max: high }
}
