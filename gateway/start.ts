import { pino } from 'pino'

import { Closers } from '../base/process/closers'
import type { Service } from '../base/process/service'
import { loadRegister } from '../subgraphs/register/loadRegister'
import type { KeepRefreshedOptions } from '../subgraphs/reporting/refresh/keepRefreshed'
import { FIRST_WAIT_MILLIS, keepRefreshed } from '../subgraphs/reporting/refresh/keepRefreshed'
import { openReporting } from '../subgraphs/reporting/refresh/openReporting'
import { membersReadHere } from '../subgraphs/register/sourcedMembers'
import type { Configuration } from './configuration'
import type { JoinOptions } from './joinMembers'
import type { Portfolio } from './portfolio/editions/portfolio'

export interface Running extends Service {
  readonly portfolio: Portfolio
}

export interface StartOptions extends Partial<KeepRefreshedOptions>, Pick<JoinOptions, 'now' | 'serving'> {}

/**
 * Takes in what the ledger holds, joins the members, and listens, while their sources are asked. Only a
 * first start waits for them, and not for long.
 *
 * A member whose returns cannot be read takes part all the same, with figures that say so: one dead
 * member harms only itself, at start-up as while serving.
 *
 * @throws Problem where the register or the configuration is wrong, or the address is taken
 */
export async function start(configuration: Configuration, options: StartOptions = {}): Promise<Running> {
  const { logger = pino({ name: 'portfolio-light' }), firstWaitMillis = FIRST_WAIT_MILLIS } = options
  const { now, serving } = options
  const register = loadRegister(configuration.portfolioFolder)
  const closers = new Closers()
  try {
    const reporting = await openReporting(configuration, register, membersReadHere(register), closers)
    const refresh = () => keepRefreshed(reporting, register, logger)
    // A first start has nothing to tell before its sources have been read: all else is made ready meanwhile.
    const begun = reporting.load().then(() => {
      const { isFirstStart } = reporting
      return { isFirstStart, refreshed: isFirstStart ? refresh() : Promise.resolve() }
    })
    const [{ isFirstStart, refreshed }, { joinMembers }] = await Promise.all([
      begun,
      // Most of the program: the thread that reads gets ready as long.
      import('./joinMembers.js'),
    ])
    const joined = await joinMembers(configuration, register, reporting, closers, {
      logger,
      refreshed,
      firstWaitMillis,
      ...(now === undefined ? {} : { now }),
      ...(serving === undefined ? {} : { serving }),
    })
    if (!isFirstStart) {
      refresh().catch((error: unknown) => logger.warn({ err: error }, 'sources are not refreshed any more'))
    }
    return { ...joined, stop: () => closers.close() }
  } catch (error) {
    await closers.close()
    throw error
  }
}
