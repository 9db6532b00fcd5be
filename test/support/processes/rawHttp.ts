import { once } from 'node:events'
import type { Socket } from 'node:net'
import { connect } from 'node:net'

/** A response as it came over a socket. */
export interface RawResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Opens a connection to where a service listens, from another address of this machine where one is given. */
export async function connected(url: string, localAddress?: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect({
    host: hostname,
    port: Number(port),
    ...(localAddress === undefined ? {} : { localAddress }),
  })
  await once(socket, 'connect')
  return socket
}

/** All that comes over a connection until it ends. */
export async function allOf(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (piece: Buffer) => (text += piece.toString('latin1')))
  socket.on('error', () => undefined)
  if (!socket.closed) await once(socket, 'close')
  return text
}

/** Sends a text as it is, and gives what comes until the other side closes: it is asked to after the last. */
export async function sendRaw(url: string, text: string): Promise<RawResponse> {
  const socket = await connected(url)
  socket.write(text, 'latin1')
  return responseIn(await allOf(socket))
}

/** The first response in a text. */
export function responseIn(text: string): RawResponse {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.map((one) => [
      one.slice(0, one.indexOf(':')).toLowerCase(),
      one.slice(one.indexOf(':') + 1).trim(),
    ]),
  )
  return { status: Number(line.split(' ')[1]), headers, body: rest.join('\r\n\r\n') }
}
