import type { Limit } from '../../configuration/limit'
import { limitIn } from '../../configuration/limit'

/** Bounds of what one service takes on over HTTP at a time. */
export interface HttpLimits {
  /** Connections; further ones are closed at once. */
  readonly connections: number
  /** How long a request may take to arrive whole. */
  readonly requestSeconds: number
  /** Bytes of all requests that are arriving or being answered. */
  readonly bytesInFlight: number
  /** Streams of `/editions`, in all. */
  readonly streams: number
  /** Streams of `/editions` for one client, told by its address. */
  readonly streamsPerClient: number
}

const BOUNDS: Readonly<Record<keyof HttpLimits, Limit>> = {
  connections: { variable: 'MAX_CONNECTIONS', otherwise: 4_000, least: 1, greatest: 1_000_000 },
  requestSeconds: { variable: 'MAX_REQUEST_SECONDS', otherwise: 30, least: 1, greatest: 3_600 },
  bytesInFlight: {
    variable: 'MAX_BYTES_IN_FLIGHT',
    otherwise: 64 * 1024 * 1024,
    least: 1024 * 1024,
    greatest: 2 ** 40,
  },
  streams: { variable: 'MAX_STREAMS', otherwise: 1_000, least: 1, greatest: 1_000_000 },
  streamsPerClient: { variable: 'MAX_STREAMS_PER_CLIENT', otherwise: 250, least: 1, greatest: 1_000_000 },
}

/**
 * Reads the limits that the environment sets: `MAX_CONNECTIONS`, `MAX_REQUEST_SECONDS`, `MAX_BYTES_IN_FLIGHT`,
 * `MAX_STREAMS`, `MAX_STREAMS_PER_CLIENT`.
 *
 * @throws Problem BAD_LIMIT
 */
export function readHttpLimits(environment: Readonly<Record<string, string | undefined>>): HttpLimits {
  const read = (limit: Limit) => limitIn(environment, limit)
  return {
    connections: read(BOUNDS.connections),
    requestSeconds: read(BOUNDS.requestSeconds),
    bytesInFlight: read(BOUNDS.bytesInFlight),
    streams: read(BOUNDS.streams),
    streamsPerClient: read(BOUNDS.streamsPerClient),
  }
}

export const USUAL_HTTP_LIMITS: HttpLimits = readHttpLimits({})
