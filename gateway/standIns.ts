import path from 'node:path'

import type { StandIns } from '../subgraphs/standIns/standIns'
import { startStandIns } from '../subgraphs/standIns/standIns'
import type { Configuration } from './configuration'
import { packageRoot } from './packageRoot'

/** The stand-ins for the systems of the shipped portfolio; none for a portfolio elsewhere, which names its own. */
export async function standInsFor({
  portfolioFolder,
  environment,
}: Pick<Configuration, 'portfolioFolder' | 'environment'>): Promise<StandIns> {
  const shipped = path.join(packageRoot(), 'subgraphs')
  if (path.resolve(portfolioFolder) === shipped) return startStandIns(shipped, environment)
  return { environment, networks: [], stop: () => Promise.resolve() }
}
