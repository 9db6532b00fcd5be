/**
 * How long the thread that answers is held up while a large return is refreshed: `npm run
 * bench:refresh -- [--rows N]`. Ends with 1 where the goal is missed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'

import { packageRoot } from '../base/process/packageRoot'
import { Reporting } from '../subgraphs/reporting/refresh/reporting'
import { loadRegister } from '../subgraphs/register/loadRegister'
import { writePortfolio } from './ingest/portfolio'

const MOST_MILLIS = 50

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } })
  const rows = Number(values.rows)
  const root = mkdtempSync(path.join(tmpdir(), 'portfolio-refresh-'))
  const member = 'unity'
  await writePortfolio(root, rows)
  const shipped = loadRegister(path.join(packageRoot(), 'subgraphs'))
  const reporting = new Reporting({
    register: { ...shipped, members: shipped.members.filter(({ id }) => id === member) },
    portfolioFolder: root,
    ledgerUrl: `sqlite:${path.join(root, 'ledger.sqlite')}`,
    environment: {},
    networks: [],
  })
  try {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const began = performance.now()
    const [refresh] = await reporting.refresh([member])
    const seconds = (performance.now() - began) / 1000
    delay.disable()
    const outcome = refresh?.outcomes.map((one) => one.outcome).join(', ')
    const book = reporting.books.get(member)
    const held = book?.at(book.latest)?.facts('Observation').size ?? 0
    const millis = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1)
    console.log(
      `${held.toLocaleString('en-GB')} observations taken in over ${seconds.toFixed(1)} s: ${outcome}`,
    )
    console.log(
      `event-loop delay: p50 ${millis(delay.percentile(50))} ms, p99 ${millis(delay.percentile(99))} ms, greatest ${millis(delay.max)} ms`,
    )
    const isMet = held === rows && delay.percentile(99) / 1e6 < MOST_MILLIS
    console.log(`p99 under ${MOST_MILLIS} ms: ${isMet ? 'met' : 'MISSED'}`)
    process.exitCode = isMet ? 0 : 1
  } finally {
    await reporting.stop()
    rmSync(root, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
