import type { Problem } from '../../../../base/problems/problem'
import type { HttpAnswer } from '../../../../subgraphs/sources/http/answer'
import type { HttpClient, Validators } from '../../../../subgraphs/sources/http/client'
import { rejectionOf } from '../../../support/sources/rejectionOf'
import { serve, type Handler, type TestServer } from '../../../support/sources/server'
import { clientFor, type WrittenLocation } from './clientFor'

let servers: TestServer[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

/** Serves until the test is over. */
export async function serving(handler: Handler): Promise<TestServer> {
  const server = await serve(handler)
  servers.push(server)
  return server
}

export function get(client: HttpClient, url: string, validators?: Validators): Promise<HttpAnswer> {
  return client.run((session) => session.ask(new URL(url), validators === undefined ? {} : { validators }))
}

export async function refusedBy(handler: Handler, written?: WrittenLocation): Promise<Problem> {
  const server = await serving(handler)
  return rejectionOf(get(clientFor(server.origin, written), `${server.origin}/list`))
}
