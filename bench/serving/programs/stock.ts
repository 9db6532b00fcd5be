/**
 * The stock gateway, as its documentation sets it up: `node stock.js <file of the supergraph>`. It asks the members
 * at the addresses in the supergraph, and keeps its own defaults.
 */
import { readFileSync } from 'node:fs'

import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'

import { runOrEnd } from '../../../base/process/runOrEnd'

async function main([file = '']: readonly string[]): Promise<void> {
  const gateway = new ApolloGateway({ supergraphSdl: readFileSync(file, 'utf8') })
  const server = new ApolloServer({ gateway })
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } })
  console.log(`${url}graphql`)
}

runOrEnd(() => main(process.argv.slice(2)))
