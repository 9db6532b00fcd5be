import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { PLANTED_DENOMINATOR, PLANTED_NUMERATOR, plantedText } from './plantedFigure'
import type { PlantedReturn } from './plantedReturns'
import { PLANTED_RETURNS, PLANTED_SOURCE } from './plantedReturns'
import type { PortfolioCopy } from './portfolioCopy'
import { copyPortfolio } from './portfolioCopy'

/** How long before the second at which it is refreshed a return is written. */
const AHEAD_MILLIS = 50

/** A copy of the shipped portfolio, two of whose returns are written anew, one each second in turn. */
export class PlantedPortfolio {
  readonly #root: string
  readonly #copy: PortfolioCopy
  readonly #asShipped: ReadonlyMap<string, string>
  #timer: NodeJS.Timeout | undefined
  #written = 0

  private constructor(root: string, copy: PortfolioCopy) {
    this.#root = root
    this.#copy = copy
    this.#asShipped = new Map(
      PLANTED_RETURNS.map(({ file }) => [file, readFileSync(path.join(copy.folder, file), 'utf8')]),
    )
    for (const planted of PLANTED_RETURNS) {
      this.#schedule(planted)
      this.#write(planted)
    }
  }

  static async create(): Promise<PlantedPortfolio> {
    const root = mkdtempSync(path.join(tmpdir(), 'portfolio-mixed-'))
    return new PlantedPortfolio(root, await copyPortfolio(path.join(root, 'portfolio')))
  }

  /** For a gateway over it, on a ledger beside it. */
  get environment(): Readonly<Record<string, string>> {
    return { ...this.#copy.environment, LEDGER_URL: this.ledgerUrl }
  }

  get ledgerUrl(): string {
    return `sqlite:${path.join(this.#root, 'ledger', 'ledger.sqlite')}`
  }

  /** Writes a return each second from now on, just before it is refreshed. */
  keepWriting(): void {
    const untilNext = 1_000 - ((Date.now() + AHEAD_MILLIS) % 1_000)
    this.#timer = setTimeout(() => {
      const second = Math.round((Date.now() + AHEAD_MILLIS) / 1_000)
      this.#write(PLANTED_RETURNS[second % 2] as PlantedReturn)
      this.keepWriting()
    }, untilNext)
  }

  stopWriting(): void {
    clearTimeout(this.#timer)
  }

  #schedule({ member, schedule }: PlantedReturn): void {
    const file = path.join(this.#copy.folder, member, 'subgraph.yml')
    const [head, tail] = readFileSync(file, 'utf8').split(`  - id: ${PLANTED_SOURCE}\n`)
    if (tail === undefined) throw new Error(`${member} has no source "${PLANTED_SOURCE}"`)
    writeFileSync(file, `${head}  - id: ${PLANTED_SOURCE}\n    schedule: '${schedule}'\n${tail}`)
  }

  /** At once or not at all: a reader must never find half of it. */
  #write({ file, period }: PlantedReturn): void {
    this.#written += 1
    const told = [PLANTED_NUMERATOR + this.#written, PLANTED_DENOMINATOR, plantedText(this.#written)]
    const lines = (this.#asShipped.get(file) ?? '').split('\n').map((line) => {
      const columns = line.split(',')
      const [, , , month, unit] = columns
      if (month !== period || unit !== 'PERCENT') return line
      return [...columns.slice(0, 5), ...told, ...columns.slice(8)].join(',')
    })
    const target = path.join(this.#copy.folder, file)
    writeFileSync(`${target}.new`, lines.join('\n'))
    renameSync(`${target}.new`, target)
  }

  async close(): Promise<void> {
    this.stopWriting()
    await this.#copy.close()
    rmSync(this.#root, { recursive: true, force: true })
  }
}
