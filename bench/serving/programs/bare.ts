/**
 * A server that does nothing but send the same bytes with the same headers, as fast as `node:http` can:
 * `node bare.js <file of an answer>`. To `If-None-Match` with its validator it answers 304.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { WholeAnswer } from '../load/asked'

function main([file = '']: readonly string[]): void {
  const { headers, body } = JSON.parse(readFileSync(file, 'utf8')) as WholeAnswer
  const bytes = Buffer.from(body)
  const { etag = '', 'cache-control': cacheControl = '', vary = '' } = headers
  const unchanged = { etag, 'cache-control': cacheControl, vary }
  const server = createServer((request, response) => {
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, unchanged)
      response.end()
      return
    }
    const send = () => {
      response.writeHead(200, headers)
      response.end(bytes)
    }
    if (request.method !== 'POST') return send()
    // A question that is sent has to be taken in, whoever answers.
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', send)
  })
  server.listen(0, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`)
  })
}

if (require.main === module) main(process.argv.slice(2))
