import { wrongIn } from './asked'
import type { Received } from './connection'
import { Connection } from './connection'
import type { Latency } from './latency'
import { latencyOf } from './latency'
import type { Launched } from './launched'
import type { Prepared } from './prepared'

export interface Way {
  /** How long, at least. */
  readonly seconds: number
  /** How many answers, at least: fewer say little, whatever time they took. */
  readonly answers: number
  readonly connections: number
}

export interface Asking {
  /** The next request: a connection asks for one as soon as it has its answer. */
  readonly next: () => Prepared
  /** The status that every answer must have. Default: 200. */
  readonly status?: number
  /** Whether the body of an answer is as it should be. Default: it holds no errors. */
  readonly isRight?: (body: Buffer) => boolean
}

/** What a stretch of load came to. */
export interface Run extends Latency {
  /** Answers a second, by the clock. */
  readonly rate: number
  /** Processor time of the contender itself for each answer. */
  readonly processorMillis: number
  /** Processor time of the processes behind it for each answer. */
  readonly behindMillis: number
  /** Processor time of the load generator for each answer: where it is the most of all, it measures itself. */
  readonly loadMillis: number
}

export const hasNoErrors = (body: Buffer) => !body.includes('"errors":')

/** The bytes of a request. */
function bytesOf({ method, path, headers, body = '' }: Prepared, host: string): Buffer {
  const length = method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}
  const lines = Object.entries({ host, ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

function spent({ processorMillis, behind }: Launched) {
  const { user, system } = process.cpuUsage()
  return {
    itself: processorMillis,
    behind: behind.reduce((sum, one) => sum + one.processorMillis, 0),
    load: (user + system) / 1_000,
  }
}

/**
 * Has each connection ask the next question as soon as it has an answer. All that is asked is answered before the end.
 *
 * @throws Error where a single answer is not as it should be
 */
export async function load(contender: Launched, way: Way, asking: Asking): Promise<Run> {
  const { next, status = 200, isRight = hasNoErrors } = asking
  const url = new URL(contender.url)
  const millis: number[] = []
  // A request that is the same each time is put together once.
  let [last, bytes]: [Prepared | undefined, Buffer] = [undefined, Buffer.alloc(0)]
  const nextBytes = () => {
    const request = next()
    if (request !== last) [last, bytes] = [request, bytesOf(request, url.host)]
    return bytes
  }
  const check = ({ status: given, body }: Received) => {
    if (given !== status || !isRight(body)) {
      const wrong = wrongIn(body.toString('utf8'))
      throw new Error(
        `${contender.name} answered with ${given} where ${status} was wanted, or wrongly: ${wrong}`,
      )
    }
  }
  const connections = await Promise.all(Array.from({ length: way.connections }, () => Connection.open(url)))
  await contender.settled()
  const before = spent(contender)
  const began = performance.now()
  const askOn = async (connection: Connection): Promise<void> => {
    while (millis.length < way.answers || performance.now() - began < 1_000 * way.seconds) {
      const received = await connection.ask(nextBytes())
      check(received)
      millis.push(received.millis)
    }
  }
  await Promise.all(connections.map(askOn))
  const seconds = (performance.now() - began) / 1_000
  const after = spent(contender)
  for (const connection of connections) connection.close()
  return {
    rate: millis.length / seconds,
    processorMillis: (after.itself - before.itself) / millis.length,
    behindMillis: (after.behind - before.behind) / millis.length,
    loadMillis: (after.load - before.load) / millis.length,
    ...latencyOf(millis),
  }
}
