/**
 * Every subgraph over HTTP, portfolio's own included, in one process: `node members.js <folder to write to> <ledger |
 * number of made-up clusters>`. It writes the supergraph with their addresses, and the addresses by member.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { runOrEnd } from '../../../base/process/runOrEnd'
import { serveMember } from '../../../subgraphs/member/memberServer'
import { assembledFrom, assembledMadeUp } from './assembled'

async function main([folder = '', portfolio = '']: readonly string[]): Promise<void> {
  const clusters = Number(portfolio)
  const { subgraphs, composition, execution } = await (Number.isNaN(clusters)
    ? assembledFrom(portfolio)
    : assembledMadeUp(clusters))
  const addresses: Record<string, string> = {}
  for (const { name, schema } of subgraphs) {
    const onFailure = (cause: unknown) => console.error(name, cause)
    const { url } = await serveMember({ name, schema, host: '127.0.0.1', port: 0, execution, onFailure })
    addresses[name] = `${url}/graphql`
  }
  const supergraph = composition.supergraphSdl.replaceAll(/"in-process:\/\/([^"]+)"/g, (_url, name: string) =>
    JSON.stringify(addresses[name]),
  )
  writeFileSync(path.join(folder, 'supergraph.graphql'), supergraph)
  writeFileSync(path.join(folder, 'addresses.json'), JSON.stringify(addresses))
  console.log(Object.values(addresses).at(-1))
}

runOrEnd(() => main(process.argv.slice(2)))
