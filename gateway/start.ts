import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { pino } from 'pino'

import { Problem } from '../schema/problem'
import { loadRegister } from '../subgraphs/loadRegister'
import type { MemberRefresh } from '../subgraphs/reporting/refresh/refreshMember'
import { assemble } from './assemble'
import type { Configuration } from './configuration'
import { packageRoot } from './packageRoot'
import { createPlayground } from './playground/serve'
import type { Portfolio } from './portfolio/portfolio'
import { Reporting } from './reporting'
import { createListener } from './serving/http'
import { createServer } from './serving/server'
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

/** Refreshes one member after another, taking each in as it comes. */
async function refreshAll(
  reporting: Reporting,
  takeIn: (refresh: MemberRefresh) => Promise<void>,
  onFailure: (subgraph: string, cause: unknown) => void,
): Promise<void> {
  for (const member of reporting.books.keys()) {
    try {
      for (const refresh of await reporting.refresh([member])) await takeIn(refresh)
    } catch (cause) {
      if (reporting.isStopped) return
      onFailure(member, cause)
    }
  }
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
  const { host, port, portfolioFolder, memberTimeoutMillis, ledgerUrl } = configuration
  const { logger = pino({ name: 'portfolio-light' }), now, firstWaitMillis = FIRST_WAIT_MILLIS } = options
  const register = loadRegister(portfolioFolder)
  const standIns = await standInsFor(configuration)
  const reporting = new Reporting({
    register,
    portfolioFolder,
    ledgerUrl,
    environment: standIns.environment,
    networks: [...register.networks, ...standIns.networks],
  })
  const tellProblems = ({ member, problem, outcomes }: MemberRefresh) => {
    const problems = [problem, ...outcomes.map((one) => ('problem' in one ? one.problem : undefined))]
    for (const told of problems.flatMap((one) => one ?? []))
      logger.warn({ member, code: told.code }, told.message)
  }
  await reporting.load()
  const onFailure = (subgraph: string, cause: unknown) => {
    logger.warn({ subgraph, err: cause }, 'could not answer')
  }
  const { portfolio, services, composition } = assemble(register, reporting.books, {
    ...(now === undefined ? {} : { now }),
    onUnavailable: onFailure,
    statesOf: (member) => reporting.states(member),
  })
  const takeIn = async (refresh: MemberRefresh) => {
    tellProblems(refresh)
    await portfolio.learn()
  }
  const refreshed = refreshAll(reporting, takeIn, onFailure)
  if (reporting.isFirstStart)
    await Promise.race([refreshed, setTimeout(firstWaitMillis, undefined, { ref: false })])
  await portfolio.learn()
  reporting.keepScheduled((refresh) => void takeIn(refresh))
  const server = createServer({
    supergraphSdl: composition.supergraphSdl,
    services,
    memberTimeoutMillis,
    onFailure,
  })
  await server.start()
  const root = packageRoot()
  const playground = createPlayground({
    bundleFolder: path.join(root, 'dist', 'playground'),
    examplesFolder: path.join(root, 'examples', 'queries'),
  })
  const health = () => ({ status: 'ok', edition: portfolio.newest.id })
  const http = createHttpServer(createListener({ server, playground, health, onFailure }))
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken
          ? new Problem('PORT_TAKEN', `${host}:${port} is taken by another process; set PORT to a free one`)
          : error,
      )
    })
    http.listen(port, host, resolve)
  })
  const { port: bound } = http.address() as AddressInfo
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${bound}`,
    portfolio,
    async stop() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await server.stop()
      await reporting.stop()
      await standIns.stop()
    },
  }
}
