/**
 * Hive Gateway through its own command line, in one process: `node hive.mjs <supergraph> <native | javascript> <on | off>`,
 * the last for its response cache. Prints its address once it answers.
 */
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

const [supergraph, planner, cache] = process.argv.slice(2)

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function answers(url) {
  const body = JSON.stringify({ query: '{ __typename }' })
  const headers = { 'content-type': 'application/json' }
  return fetch(url, { method: 'POST', headers, body }).then(
    ({ ok }) => ok,
    () => false,
  )
}

const port = await freePort()
const url = `http://127.0.0.1:${port}/graphql`
process.env.PEER_PLANNER = planner
process.env.PEER_CACHE = cache
const config = path.join(import.meta.dirname, 'gateway.config.mjs')
const command = [
  'supergraph',
  supergraph,
  '--host',
  '127.0.0.1',
  '--port',
  String(port),
  '--config-path',
  config,
]
process.argv.splice(2, process.argv.length, ...command)
await import('./node_modules/@graphql-hive/gateway/dist/bin.js')
while (!(await answers(url))) await setTimeout(100)
console.log(url)
