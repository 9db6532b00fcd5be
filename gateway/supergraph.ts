/**
 * Prints the supergraph for another gateway, with the address of every subgraph:
 *
 *     npm run --silent supergraph -- portfolio=URL [member=URL …]
 *
 * Reads `PORTFOLIO` as the gateway does. A member that is not named keeps the address that the register has for it.
 * Ends with 2 where a subgraph has no address, or the call is wrong.
 */
import { Problem } from '../base/problems/problem'
import { runCommand } from '../base/process/commandLine'
import { compose } from '../schema/federation/compose'
import type { ComposableSubgraph } from '../schema/federation/compose'
import { readServiceConfiguration } from '../subgraphs/configuration'
import { loadRegister } from '../subgraphs/register/loadRegister'
import type { Register } from '../subgraphs/register/register'
import { sourcedMembers } from '../subgraphs/register/sourcedMembers'
import { assemble } from './federation/supergraph/assemble'

/** By subgraph: where its `/graphql` is. */
export type Addresses = Readonly<Record<string, string>>

function refuse(message: string): never {
  throw new Problem('BAD_CONFIGURATION', message)
}

/** @throws Problem BAD_CONFIGURATION */
export function readAddresses(parameters: readonly string[]): Addresses {
  return Object.fromEntries(
    parameters.map((parameter) => {
      const [, name, url] = /^([^=]+)=(https?:\/\/.+)$/.exec(parameter) ?? []
      if (name === undefined || url === undefined || !URL.canParse(url))
        refuse(
          `"${parameter}" must be the name of a subgraph, "=" and its address: synergy=http://127.0.0.1:4001/graphql`,
        )
      return [name, url]
    }),
  )
}

/**
 * The supergraph of a register in which every subgraph is a service of its own.
 *
 * @param addresses those that the register does not have, or in place of its own; portfolio's among them
 * @throws Problem `BAD_CONFIGURATION` where a subgraph has no address or an address no subgraph, `DOES_NOT_COMPOSE`
 */
export function supergraphAt(register: Register, addresses: Addresses): string {
  const names = [...sourcedMembers(register).map(({ id }) => id), 'portfolio']
  const unknown = Object.keys(addresses).filter((name) => !names.includes(name))
  if (unknown.length > 0) refuse(`There is no subgraph ${unknown.join(', ')}; there are ${names.join(', ')}`)
  const members = register.members.map((member) => {
    const url = addresses[member.id] ?? member.url
    return url === undefined ? member : { ...member, url }
  })
  const isReached = (name: string) =>
    addresses[name] !== undefined || members.some(({ id, url }) => id === name && url !== undefined)
  const missing = names.filter((name) => !isReached(name))
  if (missing.length > 0)
    refuse(
      `There is no address for ${missing.join(', ')}; say where each is: ${missing[0]}=http://HOST:PORT/graphql`,
    )
  const located = (subgraphs: readonly ComposableSubgraph[]) =>
    subgraphs.map((one) => ({ ...one, url: addresses[one.name] ?? one.url ?? '' }))
  const { composition } = assemble({ ...register, members }, new Map(), {
    compose: (subgraphs) => compose(located(subgraphs)),
  })
  return composition.supergraphSdl
}

async function main(parameters: readonly string[]): Promise<number> {
  const { portfolioFolder } = readServiceConfiguration(process.env, { port: 0 })
  process.stdout.write(`${supergraphAt(loadRegister(portfolioFolder), readAddresses(parameters))}\n`)
  return 0
}

if (require.main === module) runCommand(() => main(process.argv.slice(2)))
