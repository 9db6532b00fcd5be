/**
 * Stand-ins for the systems of members that answer over HTTP, so that the shipped portfolio is read through the
 * same connectors as real ones. They serve the returns shipped with it and are no part of the product.
 */
import path from 'node:path'

import type { AllowedNetwork } from '../sources/http/network'
import type { Environment } from '../sources/http/secret'
import { projectTool } from './projectTool'
import type { Answering } from './serveStandIn'
import { serveStandIn } from './serveStandIn'
import { serviceList } from './serviceList'

/** By the environment variable in which `subgraph.yml` looks for the address of the true system. */
const STAND_INS: Readonly<
  Record<string, { readonly member: string; answering(returnsFolder: string): Answering }>
> = {
  UNITY_PROJECT_TOOL_URL: { member: 'unity', answering: projectTool },
  MATRIX_LISTS_URL: { member: 'matrix', answering: serviceList },
}

export interface StandIns {
  /** The environment, with where each stand-in is. */
  readonly environment: Environment
  /** Leave to go there. */
  readonly networks: readonly AllowedNetwork[]
  stop(): Promise<void>
}

/**
 * Starts a stand-in for every system whose address the environment does not hold.
 *
 * @param shippedPortfolio the folder of the shipped portfolio, whose returns are served
 */
export async function startStandIns(shippedPortfolio: string, environment: Environment): Promise<StandIns> {
  const wanted = Object.entries(STAND_INS).filter(([variable]) => (environment[variable] ?? '') === '')
  const started = await Promise.all(
    wanted.map(async ([variable, { member, answering }]) => {
      const standIn = await serveStandIn(answering(path.join(shippedPortfolio, member, 'returns')))
      return { variable, ...standIn }
    }),
  )
  return {
    environment: {
      ...environment,
      ...Object.fromEntries(started.map(({ variable, origin }) => [variable, origin])),
    },
    networks: started.map(({ origin }) => ({ origin, cidr: '127.0.0.1/32' })),
    async stop() {
      await Promise.all(started.map(({ stop }) => stop()))
    },
  }
}
