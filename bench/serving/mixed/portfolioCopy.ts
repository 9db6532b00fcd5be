import { appendFileSync, cpSync, rmSync } from 'node:fs'
import path from 'node:path'

import { packageRoot } from '../../../base/process/packageRoot'
import { startStandIns } from '../../../subgraphs/standIns/standIns'

/** A copy of the shipped portfolio whose returns may be changed. */
export interface PortfolioCopy {
  readonly folder: string
  /** Where a gateway over it finds it, and the systems that answer over HTTP. */
  readonly environment: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Copies the shipped portfolio to a folder, and serves those of its systems that answer over HTTP. */
export async function copyPortfolio(folder: string): Promise<PortfolioCopy> {
  const shipped = path.join(packageRoot(), 'subgraphs')
  cpSync(shipped, folder, { recursive: true, filter: (from) => !from.endsWith('.ts') })
  const standIns = await startStandIns(shipped, {})
  // They are on loopback, where only the operator's word lets a source be.
  const networks = standIns.networks.map(({ origin, cidr }) => `  - { origin: '${origin}', cidr: ${cidr} }\n`)
  appendFileSync(path.join(folder, 'register.yml'), `\nnetworks:\n${networks.join('')}`)
  return {
    folder,
    environment: { ...(standIns.environment as Record<string, string>), PORTFOLIO: folder },
    async close() {
      await standIns.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
