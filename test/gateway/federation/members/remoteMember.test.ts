import type { RequestListener, Server } from 'node:http'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

import type { ApolloServer } from '@apollo/server'
import { parse } from 'graphql'

import { federate } from '../../../../schema/federation/federate'
import { memberTypes } from '../../../../subgraphs/member/memberTypes'
import type { Service } from '../../../../base/process/service'
import { serveMember } from '../../../../subgraphs/member/memberServer'
import { assemble } from '../../../../gateway/federation/supergraph/assemble'
import type { Portfolio } from '../../../../gateway/portfolio/editions/portfolio'
import { newRecord } from '../../../../gateway/federation/members/failures'
import type { MemberService } from '../../../../gateway/federation/members/memberService'
import type { GatewayContext } from '../../../../gateway/federation/gatewayContext'
import { remote } from '../../../../gateway/federation/members/remoteMember'
import { createServer } from '../../../../gateway/federation/server'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../../support/fictional'
import { testedExecution } from '../../../support/testedExecution'

const SECRET = 'password for host db7'
const TIMEOUT_MILLIS = 1_500

interface Clusters {
  readonly portfolio: { readonly clusters: readonly { readonly code: string; readonly cost: unknown }[] }
}

let time = 0
/** Another each time: nothing that is kept answers it. */
const question = () =>
  `{ portfolio { clusters { code cost: wholeLifeCost { text reason unit${time}: unit } coverage { expected } } } }`

/** What beta answers to everything, or what it answers truly. */
let misbehave: RequestListener | undefined
const asked: { readonly url: string; readonly socket: number }[] = []
const closed: string[] = []
let http: Server
let member: Service
let services: readonly MemberService[]
let portfolio: Portfolio
let server: ApolloServer<GatewayContext>
const failures: string[] = []

const listening = (port: number) => new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))

beforeAll(async () => {
  const register = fictionalRegister()
  const books = fictionalBooks()
  const [registered, book] = [register.members.find(({ id }) => id === 'beta'), books.get('beta')]
  if (registered === undefined || book === undefined) throw new Error('the fictional portfolio has no beta')
  const own = federate('beta', memberTypes(registered, book))
  member = await serveMember({
    name: 'beta',
    schema: own.schema,
    host: '127.0.0.1',
    port: 0,
    execution: testedExecution(),
  })
  // In front of the member, so that it can be made to misbehave.
  http = createHttpServer((request, response) => {
    asked.push({ url: request.url ?? '', socket: request.socket.remotePort ?? 0 })
    response.on('close', () => {
      if (!response.writableEnded) closed.push('given up')
    })
    if (misbehave !== undefined) return misbehave(request, response)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      fetch(`${member.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: Buffer.concat(chunks),
      }).then(
        async (answer) => {
          response.writeHead(answer.status, { 'content-type': 'application/json' })
          response.end(await answer.text())
        },
        () => response.destroy(),
      )
    })
  })
  await listening(0)
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`
  const members = register.members.map((one) => (one.id === 'beta' ? { ...one, url } : one))
  const assembly = assemble({ ...register, members }, books, {
    now: FICTIONAL_NOW,
    execution: testedExecution(),
  })
  ;({ services, portfolio } = assembly)
  await portfolio.learn()
  server = createServer({
    supergraphSdl: assembly.composition.supergraphSdl,
    services,
    memberTimeoutMillis: TIMEOUT_MILLIS,
    execution: testedExecution(),
    onFailure: (subgraph, cause) => failures.push(`${subgraph}: ${String(cause)}`),
  })
  await server.start()
})
afterAll(async () => {
  await server.stop()
  for (const service of services) service.close?.()
  http.closeAllConnections()
  await new Promise((resolve) => http.close(resolve))
  await member.stop()
})
beforeEach(() => {
  time += 1
  misbehave = undefined
  failures.length = 0
  asked.length = 0
  closed.length = 0
})

async function answer() {
  const response = await server.executeOperation<Clusters>(
    { query: question() },
    { contextValue: { record: newRecord() } },
  )
  if (response.body.kind !== 'single') throw new Error('the answer was not single')
  return response.body.singleResult
}

async function expectOnlyBetaIsHurt(code: string, message: string): Promise<void> {
  const { data, errors } = await answer()
  expect(data?.portfolio.clusters.map(({ code, cost }) => [code, cost !== null])).toEqual([
    ['alpha', true],
    ['beta', false],
    ['gamma', true],
  ])
  expect(errors).toEqual([
    {
      message,
      path: ['portfolio', 'clusters', 1, 'cost'],
      extensions: { code, member: 'beta', paths: [['portfolio', 'clusters', 1, 'cost']] },
    },
  ])
  expect(JSON.stringify(failures)).not.toContain(SECRET)
}

const sent =
  (status: number, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  }

describe('a member elsewhere', () => {
  it('answers as in this process, at its address, over connections that are kept', async () => {
    const here = assemble(fictionalRegister(), fictionalBooks(), {
      now: FICTIONAL_NOW,
      execution: testedExecution(),
    })
    await here.portfolio.learn()
    const local = createServer({
      supergraphSdl: here.composition.supergraphSdl,
      services: here.services,
      memberTimeoutMillis: TIMEOUT_MILLIS,
      execution: testedExecution(),
      onFailure: () => undefined,
    })
    await local.start()
    const expected = await local.executeOperation(
      { query: question() },
      { contextValue: { record: newRecord() } },
    )
    await local.stop()
    for (const _time of [1, 2])
      expect({ kind: 'single', singleResult: await answer() }).toEqual(expected.body)
    expect(failures).toEqual([])
    expect(new Set(asked.map(({ url }) => url))).toEqual(new Set(['/graphql']))
    expect(asked.length).toBeGreaterThanOrEqual(2)
    expect(new Set(asked.map(({ socket }) => socket)).size).toBe(1)
  })

  it('cannot be reached', async () => {
    const { port } = http.address() as AddressInfo
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
    await expectOnlyBetaIsHurt('MEMBER_UNREACHABLE', 'beta cannot be reached')
    expect(failures.join()).toContain('ECONNREFUSED')
    await listening(port)
    expect((await answer()).errors).toBeUndefined()
  })

  it('hangs: it is given up in time, and the request with it', async () => {
    misbehave = () => undefined
    const began = performance.now()
    await expectOnlyBetaIsHurt('MEMBER_TIMED_OUT', `beta did not answer within ${TIMEOUT_MILLIS} ms`)
    expect(performance.now() - began).toBeLessThan(TIMEOUT_MILLIS + 1_000)
    for (let waited = 0; waited < 2_000 && closed.length === 0; waited += 10)
      await new Promise((resolve) => setTimeout(resolve, 10))
    expect(closed).toEqual(['given up'])
  })

  it('begins to answer, and hangs', async () => {
    misbehave = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":')
    }
    await expectOnlyBetaIsHurt('MEMBER_TIMED_OUT', `beta did not answer within ${TIMEOUT_MILLIS} ms`)
  })

  it('breaks off', async () => {
    misbehave = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"data":')
      setTimeout(() => response.destroy(), 20)
    }
    await expectOnlyBetaIsHurt('MEMBER_UNREACHABLE', 'beta cannot be reached')
  })

  it.each([
    ['fails, with a body that is not for clients', sent(500, SECRET)],
    [
      'fails, with errors that are not for clients',
      sent(503, JSON.stringify({ errors: [{ message: SECRET }] })),
    ],
    ['redirects', sent(302, SECRET, { location: 'http://127.0.0.1:1/graphql' })],
    ['redirects for good', sent(308, '', { location: '/elsewhere' })],
    [
      'says with 200 that it failed',
      sent(
        200,
        JSON.stringify({ data: null, errors: [{ message: 'it failed', extensions: { code: 'OWN_CODE' } }] }),
      ),
    ],
  ])('%s', async (_what, listener) => {
    misbehave = listener
    await expectOnlyBetaIsHurt('MEMBER_FAILED', 'beta failed while answering')
    expect(new Set(asked.map(({ url }) => url))).toEqual(new Set(['/graphql']))
  })

  it.each([
    ['it is not JSON', sent(200, `<html>Sign in: ${SECRET}</html>`)],
    ['it is not UTF-8', sent(200, gzipSync('{"data":{}}'), { 'content-encoding': 'gzip' })],
    ['it is not UTF-8', sent(200, Buffer.from('{"data":{"_entities":[{"text":"£"}]}}', 'latin1'))],
    ['it is not an answer of GraphQL', sent(200, `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`)],
    [
      'it has 1001 errors',
      sent(200, JSON.stringify({ data: null, errors: Array(1_001).fill({ message: SECRET }) })),
    ],
    ['it is not an answer of GraphQL', sent(200, JSON.stringify([SECRET]))],
    ['it is not an answer of GraphQL', sent(200, JSON.stringify({ data: SECRET }))],
    ['it is not an answer of GraphQL', sent(200, JSON.stringify({ errors: SECRET }))],
    ['there is no data', sent(200, '{}')],
    ['data._entities is not a list of 1', sent(200, JSON.stringify({ data: { _entities: [] } }))],
    [
      'data._entities[0] is not of type BetaCluster',
      sent(200, JSON.stringify({ data: { _entities: [{ __typename: 'BetaCluster', cost: 42 }] } })),
    ],
  ])('answers garbage: %s', async (why, listener) => {
    misbehave = listener
    await expectOnlyBetaIsHurt(
      'MEMBER_ANSWERED_GARBAGE',
      `beta answered something else than was asked: ${why}`,
    )
  })

  it('answers more than may be read, which is not read to its end', async () => {
    let written = 0
    misbehave = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, ' '))) written += 65_536
      }
      response.on('drain', more)
      more()
    }
    const { name, schema } = services.find((service) => service.name === 'beta') as MemberService
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`
    const service = remote({ name, schema, url, maxBytes: 1_000_000 })
    await expect(service.ask(parse('{ __typename }'), {})).rejects.toMatchObject({
      code: 'MEMBER_ANSWERED_GARBAGE',
      message: 'it has more than 1000000 bytes',
    })
    service.close?.()
    expect(written).toBeLessThan(50_000_000)
  })

  it('says with a code what it lacks', async () => {
    const message = 'beta holds snapshots up to 0, not 2'
    const told = { message, extensions: { code: 'SNAPSHOT_NOT_HELD', member: 'beta' }, path: ['_entities'] }
    misbehave = sent(200, JSON.stringify({ data: null, errors: [told] }))
    const { data, errors } = await answer()
    expect(data?.portfolio.clusters.map(({ cost }) => cost !== null)).toEqual([true, false, true])
    expect(errors).toEqual([
      {
        message,
        path: ['portfolio', 'clusters', 1, 'cost'],
        extensions: {
          code: 'SNAPSHOT_NOT_HELD',
          member: 'beta',
          paths: [['portfolio', 'clusters', 1, 'cost']],
        },
      },
    ])
  })
})
