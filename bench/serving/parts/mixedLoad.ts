import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'
import { mixed, mixedRatio } from '../mixed'
import type { Report } from '../report'
import { shown } from '../report'
import type { Scene } from '../scene'

const WAY = { rate: 60, seconds: 5 }

/** How many times the quiet p99 that with refreshes may be. */
const MOST_TIMES = 3

/** Questions at a fixed rate, half of them the same one, without and with a return refreshed each second. */
export async function mixedLoad({ pairs: count }: Scene, report: Report): Promise<void> {
  const program = path.join(packageRoot(), 'dist', 'gateway', 'main.js')
  const pairs = await mixed({ program, ...WAY, pairs: count })
  report.section(
    `Mixed load: ${WAY.rate} questions a second, half hot, half uncached; latency from when each was to be sent`,
    '  In turn without a refresh and with a return of a member refreshed each second, which opens an edition each time.',
  )
  const p99 = (of: 'quiet' | 'refreshed') =>
    shown(
      pairs.map((pair) => pair[of].p99),
      1,
    )
  report.line(`p99 without ${p99('quiet')} ms, with a refresh each second ${p99('refreshed')} ms`)
  const ratio = mixedRatio(pairs)
  report.ratios.push(ratio)
  report.below('p99 with refreshes, of that without', ratio.ratio, MOST_TIMES, ' times')
}
