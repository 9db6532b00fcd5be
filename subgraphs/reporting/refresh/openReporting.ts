import type { Closers } from '../../../base/process/closers'
import type { ServiceConfiguration } from '../../configuration'
import type { Register } from '../../register/register'
import { standInsFor } from '../../standIns/standInsFor'
import { Reporting } from './reporting'

/**
 * Begins the thread that reads some members, with the stand-ins that the shipped portfolio needs. Nothing is read yet.
 *
 * @param closers what is opened is added to it
 */
export async function openReporting(
  { portfolioFolder, environment, ledgerUrl }: ServiceConfiguration,
  register: Register,
  members: readonly string[],
  closers: Closers,
): Promise<Reporting> {
  const standIns = await standInsFor({ portfolioFolder, environment })
  closers.add(() => standIns.stop())
  const reporting = new Reporting({
    register,
    members,
    portfolioFolder,
    ledgerUrl,
    environment: standIns.environment,
    networks: [...register.networks, ...standIns.networks],
  })
  closers.add(() => reporting.stop())
  return reporting
}
