import { setTimeout } from 'node:timers/promises'

import { pino } from 'pino'

import { loadRegister } from '../subgraphs/loadRegister'
import type { Register } from '../subgraphs/register'
import type { MemberRefresh } from '../subgraphs/reporting/refresh/refreshMember'
import { assemble } from './assemble'
import { Closers } from './closers'
import type { Configuration } from './configuration'
import { openEditionStore } from './portfolio/editions/openEditionStore'
import type { Portfolio } from './portfolio/portfolio'
import { Reporting } from './reporting'
import { serve } from './serve'
import { standInsFor } from './standIns'

export interface Running {
  readonly url: string
  readonly portfolio: Portfolio
  stop(): Promise<void>
}

export interface StartOptions {
  /** How long a first start waits for its sources before it serves without the rest. */
  readonly firstWaitMillis?: number
  readonly now?: () => Date
  readonly logger?: Logger
}

/** The part of a logger that is used here. */
export interface Logger {
  info(message: string): void
  warn(details: object, message: string): void
}

/** Long enough for returns in files; a source that is slower or down must not keep the others from being served. */
const FIRST_WAIT_MILLIS = 8_000

/** Refreshes all members, taking each in as it comes; first the directorate, which says what is measured. */
async function refreshAll(
  register: Register,
  reporting: Reporting,
  takeIn: (refresh: MemberRefresh) => Promise<void>,
  onFailure: (subgraph: string, cause: unknown) => void,
): Promise<void> {
  const refreshOne = async (member: string): Promise<void> => {
    try {
      for (const refresh of await reporting.refresh([member])) await takeIn(refresh)
    } catch (cause) {
      if (!reporting.isStopped) onFailure(member, cause)
    }
  }
  const directorate = register.members.filter(({ kind }) => kind === 'strategy').map(({ id }) => id)
  const members = [...reporting.books.keys()]
  await Promise.all(members.filter((id) => directorate.includes(id)).map(refreshOne))
  await Promise.all(members.filter((id) => !directorate.includes(id)).map(refreshOne))
}

function tellProblems(logger: Logger, { member, problem, outcomes }: MemberRefresh): void {
  const problems = [problem, ...outcomes.map((one) => ('problem' in one ? one.problem : undefined))]
  for (const told of problems.flatMap((one) => one ?? []))
    logger.warn({ member, code: told.code }, told.message)
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
    const standIns = await standInsFor(configuration)
    closers.add(() => standIns.stop())
    const reporting = new Reporting({
      register,
      portfolioFolder,
      ledgerUrl,
      environment: standIns.environment,
      networks: [...register.networks, ...standIns.networks],
    })
    closers.add(() => reporting.stop())
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
    const { portfolio } = assembly
    closers.add(() => portfolio.close())
    const takeIn = async (refresh: MemberRefresh) => {
      tellProblems(logger, refresh)
      await portfolio.learn()
    }
    const refreshed = refreshAll(register, reporting, takeIn, onFailure)
    if (reporting.isFirstStart)
      await Promise.race([refreshed, setTimeout(firstWaitMillis, undefined, { ref: false })])
    await portfolio.learn()
    reporting.keepScheduled((refresh) => void takeIn(refresh))
    const url = await serve(assembly, configuration, onFailure, closers)
    return { url, portfolio, stop: () => closers.close() }
  } catch (error) {
    await closers.close()
    throw error
  }
}
