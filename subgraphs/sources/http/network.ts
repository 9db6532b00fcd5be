import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import type { Agent } from 'node:http'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { z } from 'zod'
import type { Problem } from '../../../base/problems/problem'
import { httpProblem } from './httpProblem'

/**
 * The operator's word that a source's origin may resolve into a network that is not public. It is given
 * where the service is run, never in a member's `subgraph.yml`.
 */
export const allowedNetwork = z.strictObject({
  origin: z
    .string()
    .refine(
      (text) => URL.canParse(text) && new URL(text).origin === text,
      'an origin such as https://redmine.internal',
    ),
  cidr: z.string().refine(isCidr, 'a network such as 10.2.0.0/16, 127.0.0.1/32 or fd12::/16'),
})

export type AllowedNetwork = z.infer<typeof allowedNetwork>

/** Resolves a host name to all its addresses. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

const resolveByDns: Resolve = (host) => lookup(host, { all: true })

/** Link-local networks and the metadata services of clouds: never, whatever the operator allows. */
const NEVER = blockList([
  '0.0.0.0/8',
  '169.254.0.0/16',
  '100.100.100.200/32',
  '168.63.129.16/32',
  '192.0.0.192/32',
  '224.0.0.0/4',
  '255.255.255.255/32',
  '::/128',
  'fe80::/10',
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
  'ff00::/8',
])

export interface NetworkDependencies {
  /** What the operator allows beyond public addresses. */
  readonly allow: readonly AllowedNetwork[]
  /** DNS where left out. */
  readonly resolve?: Resolve
}

/** The connections of one reading of a source. */
export interface Connections {
  agent(url: URL): Promise<Agent>
  close(): void
}

/** One agent a reading, so that its connections are used again and its addresses judged once. */
export function openConnections(
  source: string,
  { allow, resolve = resolveByDns }: NetworkDependencies,
): Connections {
  let opened: Agent | undefined
  return {
    async agent(url) {
      opened ??= await agentFor(source, url, allow, resolve)
      return opened
    },
    close: () => opened?.destroy(),
  }
}

/** Whether the operator has vouched for an origin, whatever its network. */
export function isAllowed(origin: string, { allow }: NetworkDependencies): boolean {
  return allow.some((entry) => entry.origin === origin)
}

/**
 * An agent that connects to the addresses judged here and to no others, so that a name which resolves
 * differently a moment later gains nothing. Throws `ADDRESS_REFUSED`.
 */
async function agentFor(
  source: string,
  url: URL,
  allow: readonly AllowedNetwork[],
  resolve: Resolve,
): Promise<Agent> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) === 0 ? await resolve(host) : [{ address: host, family: isIP(host) }]
  const never = addresses.find((address) => contains(NEVER, address))
  if (never !== undefined)
    throw refused(
      source,
      url,
      'a link-local, metadata or multicast address',
      'a public address; no setting allows this one',
    )
  const networks = blockList(allow.filter((entry) => entry.origin === url.origin).map((entry) => entry.cidr))
  const allowed = addresses.filter((address) => contains(networks, address))
  const pinned = allowed.length > 0 ? allowed : addresses
  const { useAgent } = await import('request-filtering-agent')
  return useAgent(url.href, {
    keepAlive: true,
    allowIPAddressList: allowed.map(({ address }) => address),
    lookup: answering(pinned),
  } as Parameters<typeof useAgent>[1])
}

/** The agent's own refusal, or nothing if `error` is something else. */
export function asAddressRefusal(source: string, url: URL, error: unknown): Problem | undefined {
  return error instanceof Error && /is not allowed\. Because/.test(error.message)
    ? refused(
        source,
        url,
        'an address that is not public',
        'the operator may allow its network for this origin',
      )
    : undefined
}

function refused(source: string, url: URL, what: string, right: string): Problem {
  return httpProblem('ADDRESS_REFUSED', source, url, `is at ${what}`, right)
}

function answering(addresses: readonly LookupAddress[]): LookupFunction {
  return (host, options, callback) => {
    const [first] = addresses
    if (first === undefined) callback(new Error(`${host} has no address`), '', 4)
    else if (options.all === true) callback(null, [...addresses])
    else callback(null, first.address, first.family)
  }
}

function contains(list: BlockList, { address, family }: LookupAddress): boolean {
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

function isCidr(text: string): boolean {
  const [, address = '', bits = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(text) ?? []
  const family = isIP(address)
  return family !== 0 && Number(bits) <= (family === 6 ? 128 : 32)
}
