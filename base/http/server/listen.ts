import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { Problem } from '../../problems/problem'
import { loopback } from './loopback'

/**
 * Listens.
 *
 * @param port 0 for any free one
 * @returns the address, such as `http://127.0.0.1:4000`
 * @throws Problem HOST_NOT_LOOPBACK, PORT_TAKEN
 */
export async function listen(http: Server, host: string, port: number): Promise<string> {
  loopback(host)
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
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`
}

/** Stops listening, and lets go of everybody who is connected. */
export async function stopListening(http: Server): Promise<void> {
  const closed = new Promise((resolve) => http.close(resolve))
  http.closeAllConnections()
  await closed
}
