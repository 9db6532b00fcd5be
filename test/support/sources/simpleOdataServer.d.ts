/** As far as the tests use them: neither package has types of its own. */
declare module 'simple-odata-server' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  class ODataServer {
    constructor(serviceUrl: string)
    model(model: object): this
    adapter(adapter: (server: ODataServer) => ODataServer): this
    handle(request: IncomingMessage, response: ServerResponse): void
  }
  export = ODataServer
}

declare module 'simple-odata-server-nedb' {
  import type ODataServer from 'simple-odata-server'

  type Database = (collection: string, callback: (error: Error | null, database: unknown) => void) => void
  function adapter(database: Database): (server: ODataServer) => ODataServer
  export = adapter
}
