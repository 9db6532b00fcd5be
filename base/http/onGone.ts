import type { ServerResponse } from 'node:http'

/** Calls back where the client closes its connection before it has been answered. */
export function onGone(response: ServerResponse, listener: () => void): void {
  response.once('close', () => {
    if (!response.writableFinished) listener()
  })
}
