import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { PortfolioFolder } from '../reporting/portfolioFolder'
import { copyShipped } from '../copyShipped'
import { editionsTold } from './editionsTold'
import type { Gateway } from '../processes/running'
import { SHIPPED_NOW, startGateway } from '../processes/running'

const MILESTONES = 'synergy/returns/milestones-illustrative.csv'

/** A gateway over a copy of the shipped portfolio, in which a milestone can be moved. */
export interface MovingPortfolio {
  readonly gateway: Gateway
  /** The id of the newest edition. */
  readonly newest: () => string
  /** Moves a milestone of synergy by half a year, and waits for the edition that comes of it. */
  move(): Promise<void>
}

/** Starts a gateway over a copy of the shipped portfolio, in a folder, that reads synergy's milestones every second. */
export async function startMoving(folder: PortfolioFolder): Promise<MovingPortfolio> {
  copyShipped(folder.root)
  const subgraph = path.join(folder.root, 'synergy/subgraph.yml')
  const everySecond = readFileSync(subgraph, 'utf8').replace(
    /^ {2}- id: milestones\n/m,
    "$&    schedule: '* * * * * *'\n",
  )
  writeFileSync(subgraph, everySecond)
  const gateway = await startGateway(folder.root, { now: () => SHIPPED_NOW })
  return {
    gateway,
    newest: () => gateway.portfolio.newest.id,
    async move() {
      const before = gateway.portfolio.newest.id
      const told = editionsTold(gateway.url)
      const file = path.join(folder.root, MILESTONES)
      const moved = readFileSync(file, 'utf8').replace(/^(pilot,.*,2026-11,)2027-02,/m, '$12027-08,')
      if (moved === readFileSync(file, 'utf8')) throw new Error('the milestone is where it was')
      writeFileSync(file, moved)
      await told.next(({ id }) => id !== before)
      told.close()
    },
  }
}
