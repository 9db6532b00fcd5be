import { request as httpRequest } from 'node:http'

import { GraphQLError } from 'graphql'
import { objectType, queryField, stringArg } from 'nexus'

import { MEMBER_LIMITS } from '../../../base/graphql/budget/queryLimits'
import { executionState } from '../../../base/graphql/execution/execution'
import { LARGEST_BODY_BYTES } from '../../../base/http/request/bodyLimit'
import { federate } from '../../../schema/federation/federate'
import { memberTypes } from '../../../subgraphs/member/memberTypes'
import type { Service } from '../../../base/process/service'
import { serveMember } from '../../../subgraphs/member/memberServer'
import { fictionalBooks, fictionalRegister } from '../../support/fictional'
import { testedExecution } from '../../support/testedExecution'

interface Answer {
  readonly status: number
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly {
    readonly message: string
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
}

async function post(url: string, body: string): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return { status: response.status, ...((await response.json()) as object) }
}
const ask = (url: string, query: string, more: object = {}) => post(url, JSON.stringify({ query, ...more }))

describe('a member served over HTTP', () => {
  let served: Service
  const execution = testedExecution()
  const member = fictionalRegister().members.find(({ id }) => id === 'alpha')
  const book = fictionalBooks().get('alpha')
  if (member === undefined || book === undefined) throw new Error('the fictional portfolio has no alpha')

  beforeAll(async () => {
    const { name, schema } = federate('alpha', memberTypes(member, book))
    served = await serveMember({ name, schema, host: '127.0.0.1', port: 0, execution })
  })
  afterAll(() => served.stop())

  it('tells its SDL, itself at a snapshot, and what it is introspected for', async () => {
    const sdl = await ask(served.url, '{ _service { sdl } }')
    expect(JSON.stringify(sdl.data)).toContain('type AlphaCluster')
    const reference = { __typename: 'AlphaCluster', code: 'alpha', edition: '1.abcdefghijkl', snapshot: 1 }
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on AlphaCluster { code snapshot wholeLifeCost { reason } } }
    }`
    const before = execution.fallbacks.counts
    for (let time = 1; time <= 4; time += 1) {
      const { status, data, errors } = await ask(served.url, query, {
        variables: { representations: [reference] },
      })
      expect({ status, errors }).toEqual({ status: 200, errors: undefined })
      expect(data).toMatchObject({ _entities: [{ code: 'alpha', snapshot: 1 }] })
    }
    expect(execution.fallbacks.counts).toEqual(before)
    expect((await ask(served.url, '{ __schema { queryType { name } } }')).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
    })
    // Answered by the server's own way, which the fast way counts.
    const left = execution.mode === 'fast' ? 1 : 0
    expect(execution.fallbacks.counts).toEqual({
      ...before,
      OPERATION_NOT_COMPILED: before.OPERATION_NOT_COMPILED + left,
    })
  })

  it('holds questions against its budget, representations counted', async () => {
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on AlphaCluster { code wholeLifeCost { text } } }
    }`
    const reference = { __typename: 'AlphaCluster', code: 'alpha', edition: '1.abcdefghijkl', snapshot: 1 }
    const representations = Array.from({ length: 40 }, () => reference)
    const { name, schema } = federate('alpha', memberTypes(member, book))
    const strict = await serveMember({
      execution: testedExecution(),
      name,
      schema,
      host: '127.0.0.1',
      port: 0,
      queryLimits: { ...MEMBER_LIMITS, cost: 79 },
    })
    try {
      const refused = await ask(strict.url, query, { variables: { representations } })
      expect(refused).toMatchObject({
        status: 400,
        errors: [{ message: expect.stringContaining('costs 80; at most 79') as string }],
      })
      expect(refused.errors?.[0]?.extensions['code']).toBe('QUERY_TOO_COSTLY')
      const fewer = { representations: representations.slice(1) }
      expect((await ask(strict.url, query, { variables: fewer })).status).toBe(200)
      const bomb = `{ ...F0 } ${Array.from({ length: 30 }, (_, i) => `fragment F${i} on Query { ${i === 29 ? '__typename' : `...F${i + 1} ...F${i + 1}`} }`).join(' ')}`
      expect((await ask(strict.url, bomb)).errors?.[0]?.extensions['code']).toBe('TOO_MANY_ROOT_FIELDS')
    } finally {
      await strict.stop()
    }
  })

  it('gives up what takes too long', async () => {
    const slow = objectType({ name: 'Slow', definition: (t) => t.string('word') })
    const never = queryField('slow', { type: slow, resolve: () => new Promise(() => undefined) })
    const { name, schema } = federate('slow', [slow, never])
    const server = await serveMember({
      name,
      schema,
      host: '127.0.0.1',
      port: 0,
      execution: testedExecution(),
      requestTimeoutMillis: 100,
    })
    try {
      const { status, errors } = await ask(server.url, '{ slow { word } }')
      expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({
        status: 504,
        code: 'DEADLINE_EXCEEDED',
      })
    } finally {
      await server.stop()
    }
  })

  it('says with a code that it lacks a snapshot, first and compiled alike', async () => {
    const reference = { __typename: 'AlphaCluster', code: 'alpha', edition: '1.abcdefghijkl', snapshot: 999 }
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on AlphaCluster { code } }
    }`
    for (let time = 1; time <= 4; time += 1) {
      const { data, errors } = await ask(served.url, query, { variables: { representations: [reference] } })
      expect(data).toBeNull()
      expect(errors?.[0]).toMatchObject({
        message: expect.stringMatching(/^alpha holds snapshots up to \d+, not 999$/) as string,
        extensions: { code: 'SNAPSHOT_NOT_HELD', member: 'alpha' },
      })
    }
  })

  it('carries out the operation that is named, of several, and refuses one that is not there', async () => {
    const query = 'query A { a: __typename } query B { b: __typename }'
    for (let time = 1; time <= 4; time += 1) {
      expect((await ask(served.url, query, { operationName: 'B' })).data).toEqual({ b: 'Query' })
      const { status, errors } = await ask(served.url, 'query A { a: __typename }', { operationName: 'C' })
      expect(status).toBe(400)
      expect(errors?.[0]?.extensions['code']).toBe('OPERATION_RESOLUTION_FAILURE')
      expect((await ask(served.url, 'query A { a: __typename }')).data).toEqual({ a: 'Query' })
    }
  })

  it('tells the asker what is wrong with the question', async () => {
    const unknown = await ask(served.url, '{ nothing }')
    expect([unknown.status, unknown.errors?.[0]?.extensions['code']]).toEqual([
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ])
    expect(JSON.stringify(unknown)).not.toContain('stacktrace')
    const text = await post(served.url, 'no JSON')
    expect([text.status, text.errors?.[0]?.message]).toEqual([400, 'The body is not JSON'])
  })

  it('refuses a body that is too large, with a code', async () => {
    const { status, errors } = await ask(served.url, `{ __typename } # ${'x'.repeat(LARGEST_BODY_BYTES)}`)
    expect(status).toBe(413)
    expect(errors?.[0]).toEqual({
      message: `A request holds at most ${LARGEST_BODY_BYTES} bytes`,
      extensions: { code: 'BODY_TOO_LARGE' },
    })
  })

  it('is asked by GET too, and not by a page of another site', async () => {
    const query = encodeURIComponent('{ __typename }')
    const asked = await fetch(`${served.url}/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    })
    expect(await asked.json()).toEqual({ data: { __typename: 'Query' } })
    expect((await fetch(`${served.url}/graphql?query=${query}`)).status).toBe(400)
  })

  it('adds a trace to an answer for whoever asks for one, and is no slower to others after that', async () => {
    const traced = async (query: string) => {
      const response = await fetch(`${served.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'apollo-federation-include-trace': 'ftv1' },
        body: JSON.stringify({ query }),
      })
      return (await response.json()) as {
        readonly data: unknown
        readonly extensions: { readonly ftv1: string }
      }
    }
    const untraced = await ask(served.url, '{ facts(after: 0) { latest } }')
    const { data, extensions } = await traced('{ facts(after: 0) { latest } }')
    expect(data).toEqual(untraced.data)
    // The names stand as they are in what is encoded; one field of two levels, each with its type.
    const trace = Buffer.from(extensions.ftv1, 'base64').toString('latin1')
    for (const name of ['facts', 'latest', 'Query', 'Int!']) expect(trace).toContain(name)
    expect(untraced).not.toHaveProperty('extensions')
    const before = execution.fallbacks.counts
    const after = await ask(served.url, '{ after: facts(after: 0) { latest } }')
    expect(after.data).toEqual({ after: (data as { readonly facts: unknown }).facts })
    expect(execution.fallbacks.counts).toEqual(before)
  })

  it('says that it is well, and that there is nothing else', async () => {
    expect(await (await fetch(`${served.url}/health`)).json()).toEqual({
      status: 'ok',
      member: 'alpha',
      execution: executionState(execution),
    })
    expect((await fetch(`${served.url}/playground`)).status).toBe(404)
  })

  it('keeps connections', async () => {
    const { hostname, port } = new URL(served.url)
    const headers = await new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
      httpRequest({ hostname, port, path: '/health', headers: { connection: 'keep-alive' } }, (response) => {
        response.resume()
        resolve(response.headers)
      })
        .on('error', reject)
        .end()
    })
    expect(headers).toMatchObject({ connection: 'keep-alive', 'keep-alive': 'timeout=65' })
  })

  it('says that a port is taken, and listens on loopback alone', async () => {
    const { schema } = federate('idle', [queryField('idle', { type: 'String' })])
    const port = Number(new URL(served.url).port)
    await expect(
      serveMember({ name: 'idle', schema, host: '127.0.0.1', port, execution: testedExecution() }),
    ).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: `127.0.0.1:${port} is taken by another process; set PORT to a free one`,
    })
    await expect(
      serveMember({ name: 'idle', schema, host: '0.0.0.0', port: 0, execution: testedExecution() }),
    ).rejects.toMatchObject({
      code: 'HOST_NOT_LOOPBACK',
    })
  })
})

describe('a member that fails while answering', () => {
  const failures: unknown[] = []
  let served: Service

  beforeAll(async () => {
    const { name, schema } = federate('broken', [
      objectType({
        name: 'Broken',
        definition(t) {
          t.string('secretly', {
            resolve() {
              throw new Error('password for host db7 is wrong')
            },
          })
          t.string('openly', {
            resolve() {
              throw new GraphQLError('there is no such thing', {
                extensions: { code: 'UNKNOWN_FIGURE', figure: 'x' },
              })
            },
          })
          t.string('whole', {
            args: { of: stringArg() },
            resolve: (_root, { of }: { of?: string | null }) => of ?? null,
          })
        },
      }),
      queryField('broken', { type: 'Broken' as never, resolve: () => ({}) }),
    ])
    served = await serveMember({
      execution: testedExecution(),
      name,
      schema,
      host: '127.0.0.1',
      port: 0,
      onFailure: (cause) => failures.push(cause),
    })
  })
  afterAll(() => served.stop())

  it('hides what was not meant to be told, and passes what was, with what could be answered', async () => {
    for (let time = 1; time <= 4; time += 1) {
      const { status, data, errors } = await ask(
        served.url,
        'query ($of: String) { broken { secretly openly whole(of: $of) } }',
        { variables: { of: 'it' } },
      )
      expect(status).toBe(200)
      expect(data).toEqual({ broken: { secretly: null, openly: null, whole: 'it' } })
      expect(errors).toHaveLength(2)
      expect(errors).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            message: 'broken failed while answering',
            path: ['broken', 'secretly'],
            extensions: { code: 'INTERNAL_SERVER_ERROR' },
          }),
          expect.objectContaining({
            message: 'there is no such thing',
            path: ['broken', 'openly'],
            extensions: { code: 'UNKNOWN_FIGURE', figure: 'x' },
          }),
        ]),
      )
    }
    expect(failures.map(String).join()).toContain('db7')
  })
})
