import path from 'node:path'

import { executionState } from '../base/graphql/execution/execution'
import { USUAL_HTTP_LIMITS } from '../base/http/server/httpLimits'
import { createLimitedServer } from '../base/http/server/httpServer'
import { InFlight } from '../base/http/request/inFlight'
import { listen, stopListening } from '../base/http/server/listen'
import type { Closers } from '../base/process/closers'
import { packageRoot } from '../base/process/packageRoot'
import type { Assembly } from './federation/supergraph/assemble'
import type { Configuration } from './configuration'
import { createPlayground } from './http/playground/serve'
import { behindOf, editionsStateOf } from './portfolio/editions/editionsState'
import type { Behind } from './portfolio/editions/keeper'
import type { Circumstances } from './http/answers/answerCache'
import { AnswerCache } from './http/answers/answerCache'
import { Availability } from './federation/members/availability'
import { Cors } from './http/cors'
import { GraphqlHandler } from './http/graphql/graphqlHandler'
import { createListener } from './http/http'
import type { Health } from './http/routes'
import { editionsOf } from './http/live/editionsOf'
import { EditionStream } from './http/live/editionStream'
import { gatewayExecution } from './federation/gatewayExecution'
import { createServer } from './federation/server'
import { loadStoredDocuments } from './http/graphql/storedDocuments'

/** Room for hundreds of answers of the size of the overview, each in three encodings. */
const ANSWER_BYTES_KEPT = 32 * 1024 * 1024

/**
 * What answers depend on now: the newest edition, and the members that they leave out, in order: those that fail, and
 * those that have yet to tell what they told before.
 */
function circumstancesOf({ portfolio, keeper }: Assembly, { down }: Availability): Circumstances {
  const { newest, unreached } = portfolio
  const unavailable = unreached.length === 0 ? down : [...new Set([...down, ...unreached])].sort()
  const circumstances = { edition: newest.id, unavailable: unavailable.join(',') }
  const behind = behindOf(portfolio, keeper)
  return behind === undefined ? circumstances : { ...circumstances, behind: markOf(behind) }
}

/** A structured field (RFC 9651): `since="2026-12-01T00:00:00.000Z", code=LEDGER_BUSY`. */
const markOf = ({ since, code }: Behind) => `since="${since}", code=${code}`

/** Whether it can answer, and with what: the newest edition, whether another is due, and which members are left out. */
function healthOf({ portfolio, keeper, execution }: Assembly): Health {
  const { edition, due, behind } = editionsStateOf(portfolio, keeper)
  const details = { execution: executionState(execution) }
  if (edition === undefined) return { isReady: false, body: { status: 'starting', due, ...behind }, details }
  const { leftOut } = portfolio
  const lacking = Object.keys(leftOut).length === 0 ? {} : { leftOut }
  const body =
    behind === undefined ? { status: 'ok', edition } : { status: 'behind', edition, due, ...behind }
  return { isReady: true, body: { ...body, ...lacking }, details }
}

/** Serves an assembled portfolio, in full or in part. */
export type Serve = typeof serve

/**
 * Serves an assembled portfolio over HTTP.
 *
 * @param closers what is opened here is added to it
 * @param opened when the first edition has been opened: nobody can be answered before, but all is made ready meanwhile
 * @returns the address
 * @throws Problem PORT_TAKEN
 */
export async function serve(
  assembly: Assembly,
  {
    host,
    port,
    memberTimeoutMillis,
    corsOrigins = [],
    httpLimits = USUAL_HTTP_LIMITS,
    queryLimits,
    requestTimeoutMillis,
  }: Configuration,
  onFailure: (subgraph: string, cause: unknown) => void,
  closers: Closers,
  opened: Promise<void>,
): Promise<string> {
  const { portfolio, services, composition, execution } = assembly
  const availability = new Availability(services)
  closers.add(() => availability.stop())
  const server = createServer({
    supergraphSdl: composition.supergraphSdl,
    services,
    memberTimeoutMillis,
    execution,
    queryLimits,
    onFailure,
    onOutage: (member) => availability.markDown(member),
  })
  const started = server.start()
  closers.add(() => started.then(() => server.stop()))
  const root = packageRoot()
  const examplesFolder = path.join(root, 'examples', 'queries')
  const live = new EditionStream(editionsOf(portfolio), httpLimits)
  closers.add(() => live.stop())
  const storedDocuments = loadStoredDocuments(examplesFolder)
  const crossOrigin = corsOrigins.length === 0 ? undefined : new Cors(corsOrigins)
  const listener = createListener({
    graphql: new GraphqlHandler({
      server,
      unreached: () => portfolio.unreached,
      cache: new AnswerCache(ANSWER_BYTES_KEPT),
      storedDocuments,
      inFlight: new InFlight(httpLimits.bytesInFlight),
      variesByOrigin: crossOrigin !== undefined,
      ...(requestTimeoutMillis === undefined ? {} : { timeoutMillis: requestTimeoutMillis }),
      circumstances: () => circumstancesOf(assembly, availability),
    }),
    playground: createPlayground({ bundleFolder: path.join(root, 'dist', 'playground'), examplesFolder }),
    live,
    health: () => healthOf(assembly),
    onFailure,
    ...(crossOrigin === undefined ? {} : { crossOrigin }),
  })
  await Promise.all([started, opened])
  const http = createLimitedServer(listener, httpLimits)
  const url = await listen(http, host, port)
  closers.add(() => stopListening(http))
  let stopping = false
  closers.add(() => (stopping = true))
  gatewayExecution(execution)
    .prepare(server, storedDocuments.values(), () => stopping)
    .catch((cause: unknown) => onFailure('gateway', cause))
  return url
}
