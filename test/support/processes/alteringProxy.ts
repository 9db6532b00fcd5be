import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** An answer as it goes over the network. */
export interface Sent {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: string | Buffer
}

/** What is answered in place of a member's own answer to a question about entities. */
export type Alter = (truth: Sent) => Sent

/** Stands between a gateway and a member that runs as a service, and alters what the member answers of entities. */
export class AlteringProxy {
  readonly #server: Server
  /** How often an answer has been altered. */
  altered = 0
  alter: Alter | undefined

  private constructor(target: string) {
    this.#server = createServer((request, response) => {
      this.#pass(target, request, response).catch(() => response.destroy())
    })
  }

  /** @param target the address of the member's `/graphql` */
  static async start(target: string): Promise<AlteringProxy> {
    const proxy = new AlteringProxy(target)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/graphql`
  }

  async #pass(target: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await buffer(request)
      const headers = { 'content-type': 'application/json' }
      const told = await fetch(target, { method: 'POST', headers, body: new Uint8Array(body) })
      const truth: Sent = { status: told.status, headers, body: await told.text() }
      const isOfEntities = body.toString().includes('_entities')
      if (isOfEntities && this.alter !== undefined) this.altered += 1
      const sent = isOfEntities && this.alter !== undefined ? this.alter(truth) : truth
      response.writeHead(sent.status, sent.headers).end(sent.body)
    } catch {
      response.destroy()
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
