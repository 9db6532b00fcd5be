import path from 'node:path'

import { USUAL_HTTP_LIMITS } from '../subgraphs/serving/httpLimits'
import { createLimitedServer } from '../subgraphs/serving/httpServer'
import { InFlight } from '../subgraphs/serving/inFlight'
import { listen, stopListening } from '../subgraphs/serving/listen'
import type { Assembly } from './assemble'
import type { Closers } from '../subgraphs/serving/closers'
import type { Configuration } from './configuration'
import { packageRoot } from '../subgraphs/packageRoot'
import { createPlayground } from './playground/serve'
import { behindOf, editionsStateOf } from './portfolio/editions/editionsState'
import type { Behind } from './portfolio/editions/keeper'
import type { Circumstances } from './serving/answers/answerCache'
import { AnswerCache } from './serving/answers/answerCache'
import { Availability } from './serving/availability'
import { Cors } from './serving/cors'
import { GraphqlHandler } from './serving/graphqlHandler'
import type { Health } from './serving/http'
import { createListener } from './serving/http'
import { editionsOf } from './serving/live/editionsOf'
import { EditionStream } from './serving/live/editionStream'
import { planAhead } from './serving/planAhead'
import { createServer } from './serving/server'
import { loadStoredDocuments } from './serving/storedDocuments'

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

/** Whether it can answer, and with what: the newest edition, and whether another is due. */
function healthOf({ portfolio, keeper }: Assembly): Health {
  const { edition, due, behind } = editionsStateOf(portfolio, keeper)
  if (edition === undefined) return { isReady: false, body: { status: 'starting', due, ...behind } }
  return {
    isReady: true,
    body: behind === undefined ? { status: 'ok', edition } : { status: 'behind', edition, due, ...behind },
  }
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
  const { portfolio, services, composition } = assembly
  const availability = new Availability(services)
  closers.add(() => availability.stop())
  const server = createServer({
    supergraphSdl: composition.supergraphSdl,
    services,
    memberTimeoutMillis,
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
  planAhead(server, storedDocuments.values(), () => stopping).catch((cause: unknown) =>
    onFailure('gateway', cause),
  )
  return url
}
