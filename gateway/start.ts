import { pino } from 'pino'

import { loadRegister } from '../subgraphs/loadRegister'
import type { KeepRefreshedOptions } from '../subgraphs/reporting/keepRefreshed'
import { FIRST_WAIT_MILLIS, keepRefreshed } from '../subgraphs/reporting/keepRefreshed'
import { openReporting } from '../subgraphs/reporting/openReporting'
import { Closers } from '../subgraphs/serving/closers'
import { membersReadHere, sourcedMembers } from '../subgraphs/sourcedMembers'
import { assemble } from './assemble'
import type { Configuration } from './configuration'
import { Learning } from './learning'
import { openEditionStore } from './portfolio/editions/openEditionStore'
import type { Portfolio } from './portfolio/portfolio'
import { serve } from './serve'

export interface Running {
  readonly url: string
  readonly portfolio: Portfolio
  stop(): Promise<void>
}

export interface StartOptions extends Partial<KeepRefreshedOptions> {
  readonly now?: () => Date
}

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
  const { portfolioFolder, ledgerUrl } = configuration
  const { logger = pino({ name: 'portfolio-light' }), now, firstWaitMillis = FIRST_WAIT_MILLIS } = options
  const register = loadRegister(portfolioFolder)
  const closers = new Closers()
  try {
    const here = membersReadHere(register)
    const reporting = await openReporting(configuration, register, here, closers)
    await reporting.load()
    const onFailure = (subgraph: string, cause: unknown) => {
      logger.warn({ subgraph, err: cause }, 'could not answer')
    }
    const store = await openEditionStore(ledgerUrl)
    closers.add(() => store.close())
    const assembly = assemble(register, reporting.books, {
      ...(now === undefined ? {} : { now }),
      store,
      onUnavailable: onFailure,
      statesOf: (member) => reporting.states(member),
    })
    const { portfolio, services } = assembly
    closers.add(() => portfolio.close())
    closers.add(() => services.forEach((service) => service.close?.()))
    const learning = new Learning({
      portfolio,
      here,
      elsewhere: sourcedMembers(register).flatMap(({ id }) => (here.includes(id) ? [] : [id])),
      onFailure: (cause) => onFailure('portfolio', cause),
    })
    closers.add(() => learning.stop())
    reporting.onSnapshot(() => learning.noteSnapshot())
    await learning.begin(keepRefreshed(reporting, register, { logger, firstWaitMillis }), firstWaitMillis)
    const url = await serve(assembly, configuration, onFailure, closers)
    return { url, portfolio, stop: () => closers.close() }
  } catch (error) {
    await closers.close()
    throw error
  }
}
