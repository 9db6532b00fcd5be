import path from 'node:path'

import { packageRoot } from '../../base/process/packageRoot'
import type { ServiceConfiguration } from '../configuration'
import type { StandIns } from './standIns'
import { startStandIns } from './standIns'

/** The stand-ins for the systems of the shipped portfolio; none for a portfolio elsewhere, which names its own. */
export async function standInsFor({
  portfolioFolder,
  environment,
}: Pick<ServiceConfiguration, 'portfolioFolder' | 'environment'>): Promise<StandIns> {
  const shipped = path.join(packageRoot(), 'subgraphs')
  if (path.resolve(portfolioFolder) === shipped) return startStandIns(shipped, environment)
  return { environment, networks: [], stop: () => Promise.resolve() }
}
