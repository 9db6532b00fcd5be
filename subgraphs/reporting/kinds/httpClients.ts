import { createHttpClient } from '../../sources/http/client'
import type { HttpClient, HttpDependencies } from '../../sources/http/client'
import type { HttpLocation } from '../../sources/http/location'

/** The clients of all sources that are asked over HTTP: one for each, as long as its location stays. */
export class HttpClients {
  readonly #clients = new Map<string, HttpClient>()

  of(source: string, location: HttpLocation, dependencies: HttpDependencies): HttpClient {
    const key = `${source} ${JSON.stringify(location)}`
    let client = this.#clients.get(key)
    if (client === undefined) {
      client = createHttpClient(source, location, dependencies)
      this.#clients.set(key, client)
    }
    return client
  }
}
