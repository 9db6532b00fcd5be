import { executionBy } from '../base/graphql/execution/execution'
import type { Closers } from '../base/process/closers'
import type { Register } from '../subgraphs/register/register'
import type { KeepRefreshedOptions } from '../subgraphs/reporting/refresh/keepRefreshed'
import { firstRefresh } from '../subgraphs/reporting/refresh/keepRefreshed'
import type { Reporting } from '../subgraphs/reporting/refresh/reporting'
import { membersReadHere, sourcedMembers } from '../subgraphs/register/sourcedMembers'
import { assemble } from './federation/supergraph/assemble'
import type { Configuration } from './configuration'
import { composeUnlessKept } from './federation/supergraph/keptSupergraph'
import { attemptsOnClock } from './portfolio/editions/attemptsOnClock'
import { Learning } from './portfolio/editions/learning'
import { openEditionStore } from './portfolio/editions/store/openEditionStore'
import type { Portfolio } from './portfolio/editions/portfolio'
import type { Serve } from './serve'

export interface JoinOptions extends Required<KeepRefreshedOptions> {
  /** When all that is to be read before the first answer has been read. */
  readonly refreshed: Promise<void>
  readonly now?: () => Date
  /** What serves the portfolio. Default: all of the gateway. */
  readonly serving?: () => Promise<Serve>
}

const wholeGateway = async (): Promise<Serve> => (await import('./serve.js')).serve

/**
 * Joins the members over what has been loaded from the ledger and what is being read, and serves them.
 *
 * @param closers what is opened here is added to it
 * @throws Problem where the portfolio does not compose, its log cannot be opened or the address is taken
 */
export async function joinMembers(
  configuration: Configuration,
  register: Register,
  reporting: Reporting,
  closers: Closers,
  { logger, refreshed, firstWaitMillis, now, serving = wholeGateway }: JoinOptions,
): Promise<{ readonly url: string; readonly portfolio: Portfolio }> {
  const onFailure = (subgraph: string, cause: unknown) => {
    logger.warn({ subgraph, err: cause }, 'could not answer')
  }
  const store = await openEditionStore(configuration.ledgerUrl)
  closers.add(() => store.close())
  const assembly = assemble(register, reporting.books, {
    ...(now === undefined ? {} : { now }),
    store,
    onUnavailable: onFailure,
    statesOf: (member) => reporting.states(member),
    attemptsOf: (member) => {
      const attempts = reporting.attempts(member)
      return attempts && attemptsOnClock(attempts, now?.() ?? new Date(), new Date())
    },
    compose: composeUnlessKept,
    execution: executionBy(configuration.execution, logger),
    onBehind: ({ since, code, message }, cause) =>
      logger.warn({ code, since, err: cause }, `${message}; the newest edition is answered meanwhile`),
    onRecovered: ({ since }) => logger.info(`the editions that were due since ${since} have been opened`),
  })
  const { portfolio, keeper, services } = assembly
  closers.add(() => portfolio.close())
  closers.add(() => services.forEach((service) => service.close?.()))
  const here = membersReadHere(register)
  closers.add(() => keeper.stop())
  const learning = new Learning({
    portfolio,
    keeper,
    here,
    elsewhere: sourcedMembers(register).flatMap(({ id }) => (here.includes(id) ? [] : [id])),
    onFailure: (cause) => onFailure('portfolio', cause),
  })
  closers.add(() => learning.stop())
  reporting.onSnapshot(() => learning.noteNews())
  reporting.onAttempts(() => learning.noteNews())
  // Late, so that a first start asks its sources before that is loaded.
  const serve = await serving()
  // The wait begins here: on a slow machine all that comes before takes long itself.
  const learnt = learning.begin(firstRefresh(refreshed, firstWaitMillis), firstWaitMillis)
  const url = await serve(assembly, configuration, onFailure, closers, learnt)
  return { url, portfolio }
}
