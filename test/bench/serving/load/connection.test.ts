import { createServer } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { Connection } from '../../../../bench/serving/load/connection'

const LONG = 'answer '.repeat(40_000)

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/short': (response) => response.writeHead(200, { 'content-length': 2 }).end('ok'),
  '/long': (response) => response.writeHead(200, { 'content-length': LONG.length }).end(LONG),
  '/chunked': (response) => {
    response.write(LONG)
    response.end('the end')
  },
  '/unchanged': (response) => response.writeHead(304, { etag: '"1"' }).end(),
  '/broken': (response) => {
    response.writeHead(200, { 'content-length': 10 }).write('half')
    setTimeout(() => response.destroy(), 20)
  },
}

describe('a connection of the load generator', () => {
  let server: Server
  let connection: Connection
  const ask = (path: string) => connection.ask(Buffer.from(`GET ${path} HTTP/1.1\r\nhost: here\r\n\r\n`))

  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => answers[url]?.(response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    connection = await Connection.open(new URL(`http://127.0.0.1:${port}`))
  })
  afterAll(() => {
    connection.close()
    server.close()
  })

  test('takes in one answer after another, whichever way each tells where it ends', async () => {
    expect(await ask('/short')).toMatchObject({ status: 200, body: Buffer.from('ok') })
    expect(await ask('/unchanged')).toMatchObject({ status: 304, body: Buffer.alloc(0) })
    expect((await ask('/long')).body.toString()).toBe(LONG)
    expect((await ask('/chunked')).body.toString()).toBe(`${LONG}the end`)
    expect(await ask('/short')).toMatchObject({ status: 200, body: Buffer.from('ok') })
  })

  test('says so where an answer breaks off', async () => {
    await expect(ask('/broken')).rejects.toThrow('closed before the answer had come')
  })
})
