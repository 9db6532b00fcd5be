import { pino } from 'pino'

import { Closers } from '../../base/process/closers'
import { executionBy } from '../../base/graphql/execution/execution'
import { federate } from '../../schema/federation/federate'
import type { ServiceConfiguration } from '../configuration'
import { loadRegister } from '../register/loadRegister'
import { memberTypes } from './memberTypes'
import type { KeepRefreshedOptions } from '../reporting/refresh/keepRefreshed'
import { firstRefresh, keepRefreshed } from '../reporting/refresh/keepRefreshed'
import { openReporting } from '../reporting/refresh/openReporting'
import type { Service } from '../../base/process/service'
import { serveMember } from './memberServer'
import { requireSourced } from '../register/sourcedMembers'

/**
 * Starts one member as a service of its own: takes in what its ledger holds, serves its subgraph, and keeps its
 * sources refreshed.
 *
 * @throws Problem where the register or the configuration is wrong, there is no such member, or the address is taken
 */
export async function startMember(
  configuration: ServiceConfiguration,
  id: string,
  { logger = pino({ name: id }), firstWaitMillis }: Partial<KeepRefreshedOptions> = {},
): Promise<Service> {
  const { portfolioFolder, host, port, httpLimits, queryLimits, requestTimeoutMillis } = configuration
  const register = loadRegister(portfolioFolder)
  requireSourced(register, [id])
  const closers = new Closers()
  try {
    const reporting = await openReporting(configuration, register, [id], closers)
    await reporting.load()
    const { isFirstStart } = reporting
    const refreshed = keepRefreshed(reporting, register, logger)
    if (isFirstStart) await firstRefresh(refreshed, firstWaitMillis)
    const [member, book] = [register.members.find((one) => one.id === id), reporting.books.get(id)]
    if (member === undefined || book === undefined) throw new RangeError(`"${id}" is not in the register`)
    const { name, schema } = federate(
      id,
      memberTypes(member, book, {
        states: () => reporting.states(id),
        attempts: () => reporting.attempts(id),
      }),
    )
    const served = await serveMember({
      name,
      schema,
      host,
      port,
      ...(httpLimits === undefined ? {} : { limits: httpLimits }),
      execution: executionBy(configuration.execution, logger),
      queryLimits,
      requestTimeoutMillis,
      onFailure: (cause) => logger.warn({ err: cause }, 'could not answer'),
    })
    closers.add(() => served.stop())
    return { url: served.url, stop: () => closers.close() }
  } catch (error) {
    await closers.close()
    throw error
  }
}
