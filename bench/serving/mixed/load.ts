import { Agent, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'

/** A question as it goes over the wire. */
export interface Sending {
  readonly method: 'GET' | 'POST'
  readonly encoding: 'br' | 'gzip' | 'identity'
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** An answer as it came. */
export interface Arrived {
  readonly status: number
  readonly encoding: string
  readonly bytes: Buffer
  /** From when the question was due, not from when it left: one that had to wait has waited. */
  readonly millis: number
}

export interface Load {
  /** Questions a second, at fixed intervals, however long answers take. */
  readonly rate: number
  readonly count: number
  readonly next: () => Sending
  readonly onAnswer: (sent: Sending, arrived: Arrived) => void | Promise<void>
}

/** More than ever wait at once where the service keeps up; past it, questions wait here, and their time runs. */
const CONNECTIONS = 256

/**
 * Asks at a fixed rate, and waits for the last answer.
 *
 * @throws Error where a question could not be put, or what `onAnswer` throws
 */
export async function askAtRate(url: string, { rate, count, next, onAnswer }: Load): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const underWay: Promise<void>[] = []
  let failed: unknown
  try {
    const began = performance.now()
    for (let index = 0; index < count && failed === undefined; index += 1) {
      const due = began + (index * 1_000) / rate
      const wait = due - performance.now()
      if (wait > 0) await setTimeout(wait)
      const sending = next()
      const answered = send(agent, url, sending)
      underWay.push(
        answered
          .then(({ at, ...answer }) => onAnswer(sending, { ...answer, millis: at - due }))
          .catch((error: unknown) => {
            failed ??= error
          }),
      )
    }
    await Promise.all(underWay)
    if (failed !== undefined) throw failed
  } finally {
    agent.destroy()
  }
}

/** Asks once. */
export async function askOnce(url: string, sending: Sending): Promise<Arrived> {
  const began = performance.now()
  const { at, ...answer } = await send(undefined, url, sending)
  return { ...answer, millis: at - began }
}

interface Received extends Omit<Arrived, 'millis'> {
  readonly at: number
}

/** How often a question is put again that was lost on the way: the service may let go of a connection just then. */
const PUT_AGAIN = 3

async function send(agent: Agent | undefined, url: string, sending: Sending): Promise<Received> {
  for (let left = PUT_AGAIN; ; left -= 1) {
    try {
      return await sendOnce(agent, url, sending)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET' || left === 0) throw error
    }
  }
}

function sendOnce(agent: Agent | undefined, url: string, sending: Sending): Promise<Received> {
  const { method, encoding, query, variables } = sending
  const body = method === 'POST' ? JSON.stringify({ query, variables }) : ''
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) })
  const target = method === 'POST' ? url : `${url}?${search.toString()}`
  const headers = {
    'accept-encoding': encoding,
    ...(method === 'POST'
      ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      : { 'apollo-require-preflight': 'true' }),
  }
  return new Promise((resolve, reject) => {
    const asking = request(
      target,
      { method, headers, ...(agent === undefined ? {} : { agent }) },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            encoding: response.headers['content-encoding'] ?? 'identity',
            bytes: Buffer.concat(chunks),
            at: performance.now(),
          }),
        )
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}
