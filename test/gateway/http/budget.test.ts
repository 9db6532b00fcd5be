import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { getIntrospectionQuery } from 'graphql'

import { packageRoot } from '../../../base/process/packageRoot'
import { QueryBudget } from '../../../base/graphql/budget/queryBudget'
import type { QueryLimits } from '../../../base/graphql/budget/queryLimits'
import { DEFAULT_LIMITS } from '../../../base/graphql/budget/queryLimits'
import { SchemaCosts } from '../../../base/graphql/budget/schemaCosts'
import { Closers } from '../../../base/process/closers'
import type { Assembly } from '../../../gateway/federation/supergraph/assemble'
import { assemble } from '../../../gateway/federation/supergraph/assemble'
import { readConfiguration } from '../../../gateway/configuration'
import { serve } from '../../../gateway/serve'
import { SharedWork } from '../../../gateway/http/answers/sharedWork'
import type { MemberService } from '../../../gateway/federation/members/memberService'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../support/fictional'
import { bomb } from '../../base/graphql/budget/documents'
import { testedExecution } from '../../support/testedExecution'

interface Answer {
  readonly status: number
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

const examples = path.join(packageRoot(), 'examples', 'queries')
const shipped = readdirSync(examples).map(
  (name) => [name, readFileSync(path.join(examples, name), 'utf8')] as const,
)
const introspection = getIntrospectionQuery({
  descriptions: true,
  directiveIsRepeatable: true,
  inputValueDeprecation: true,
  schemaDescription: true,
  specifiedByUrl: true,
})
const closers = new Closers()
const failures: unknown[] = []

async function served(
  environment: Readonly<Record<string, string>>,
  change: (service: MemberService) => MemberService = (service) => service,
): Promise<{ readonly url: string; readonly assembly: Assembly }> {
  const assembly = assemble(fictionalRegister(), fictionalBooks(), {
    now: FICTIONAL_NOW,
    execution: testedExecution(),
  })
  await assembly.portfolio.learn()
  const url = await serve(
    { ...assembly, services: assembly.services.map(change) },
    readConfiguration({ PORT: '0', ...environment }),
    (_subgraph, cause) => failures.push(cause),
    closers,
    Promise.resolve(),
  )
  return { url, assembly }
}

async function post(url: string, body: object): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, ...((await response.json()) as object) }
}
async function get(url: string, parameters: Readonly<Record<string, string>>): Promise<Answer> {
  const search = new URLSearchParams(parameters).toString()
  const response = await fetch(`${url}/graphql?${search}`, {
    headers: { 'apollo-require-preflight': 'true' },
  })
  return { status: response.status, ...((await response.json()) as object) }
}
const refused = (code: string) => ({ status: 400, errors: [{ extensions: { code } }] })
const many = (count: number, part: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ')

let url: string
let assembly: Assembly
beforeAll(async () => {
  ;({ url, assembly } = await served({}))
})
afterAll(() => closers.close())
beforeEach(() => (failures.length = 0))

describe('the budget of a question', () => {
  it('refuses bombs and aliases by code, and goes on answering', async () => {
    const costs = many(3_000, (i) => `a${i}: clusters { wholeLifeCost { text } }`)
    const names = many(5_000, (i) => `a${i}: __typename`)
    expect(await post(url, { query: bomb(30) })).toMatchObject(refused('TOO_MANY_ROOT_FIELDS'))
    expect(await post(url, { query: bomb(45) })).toMatchObject(refused('TOO_MANY_ROOT_FIELDS'))
    expect(await post(url, { query: `{ portfolio { ${costs} } }` })).toMatchObject(refused('TOO_MANY_TOKENS'))
    const fewer = many(2_000, (i) => `a${i}: clusters { wholeLifeCost { text } }`)
    expect(await post(url, { query: `{ portfolio { ${fewer} } }` })).toMatchObject(
      refused('TOO_MANY_ALIASES'),
    )
    expect(await post(url, { query: `{ portfolio { ${names} } }` })).toMatchObject(
      refused('TOO_MANY_ALIASES'),
    )
    const { status, data } = await post(url, { query: '{ portfolio { clusters { id } } }' })
    expect({ status, data }).toMatchObject({ status: 200, data: { portfolio: { clusters: [{}, {}, {}] } } })
    expect(failures).toEqual([])
  })

  it('is the same by GET, by the hash of a persisted query and in an unknown form of the request', async () => {
    expect(await get(url, { query: bomb(20) })).toMatchObject(refused('TOO_MANY_ROOT_FIELDS'))
    const sha256Hash = createHash('sha256').update(bomb(20)).digest('hex')
    const extensions = { persistedQuery: { version: 1, sha256Hash } }
    expect(await post(url, { query: bomb(20), extensions })).toMatchObject(refused('TOO_MANY_ROOT_FIELDS'))
    // What is refused is not registered.
    expect((await post(url, { extensions })).errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND')
    expect(await post(url, { query: bomb(20), operationName: 'Other' })).toMatchObject(
      refused('TOO_MANY_ROOT_FIELDS'),
    )
  })

  it('is looked at again for the variables of a document that is known', async () => {
    const query = `query ($first: Int) { portfolio { observations(first: $first) { nodes { figure { text } } } } }`
    expect((await post(url, { query, variables: { first: 2 } })).errors).toBeUndefined()
    expect(await post(url, { query, variables: { first: 1_000_000 } })).toMatchObject(
      refused('QUERY_TOO_COSTLY'),
    )
    const sha256Hash = createHash('sha256').update(query).digest('hex')
    const extensions = { persistedQuery: { version: 1, sha256Hash } }
    expect((await post(url, { query, extensions, variables: { first: 3 } })).errors).toBeUndefined()
    expect(await post(url, { extensions, variables: { first: 1_000_000 } })).toMatchObject(
      refused('QUERY_TOO_COSTLY'),
    )
  })

  it('leaves mistakes to be told as they are', async () => {
    const wrong = await post(url, { query: '{ portfolio { nothing } }' })
    expect(wrong).toMatchObject(refused('GRAPHQL_VALIDATION_FAILED'))
    expect(await post(url, { query: '{ portfolio {' })).toMatchObject(refused('GRAPHQL_PARSE_FAILED'))
    const cycle = '{ portfolio { ...F } } fragment F on Portfolio { ...F }'
    expect(await post(url, { query: cycle })).toMatchObject(refused('GRAPHQL_VALIDATION_FAILED'))
  })

  it('holds stored documents too', async () => {
    const strict = await served({ QUERY_MAX_FIELDS: '100' })
    expect(await get(strict.url, { documentId: 'overview' })).toMatchObject(refused('TOO_MANY_FIELDS'))
    expect((await get(strict.url, { documentId: 'measures' })).status).toBe(200)
  })

  it('lets every shipped document pass three times over, and the introspection of the Playground', () => {
    const third = (limit: number) => Math.floor(limit / 3)
    const limits: QueryLimits = {
      tokens: third(DEFAULT_LIMITS.tokens),
      // Deeper is not dearer: twice is room enough.
      depth: third(DEFAULT_LIMITS.depth),
      rootFields: third(DEFAULT_LIMITS.rootFields),
      aliases: third(DEFAULT_LIMITS.aliases),
      fields: third(DEFAULT_LIMITS.fields),
      repeats: third(DEFAULT_LIMITS.repeats),
      cost: third(DEFAULT_LIMITS.cost),
    }
    const budget = new QueryBudget(limits, new SchemaCosts(assembly.services.map(({ schema }) => schema)))
    for (const [, text] of [...shipped, ['introspection', introspection] as const]) {
      expect(() => budget.admit(text)?.require(undefined, {})).not.toThrow()
    }
  })

  it('answers the introspection of the Playground', async () => {
    expect((await post(url, { query: introspection })).errors).toBeUndefined()
  })
})

describe('a request that takes long', () => {
  /** Services that answer when they are let, and tell who has given up. */
  function held() {
    const asked: string[] = []
    const abandoned: string[] = []
    let letGo: () => void = () => undefined
    const released = new Promise<void>((resolve) => (letGo = resolve))
    const change = (service: MemberService): MemberService => ({
      ...service,
      async ask(document, variables, context, signal) {
        if (service.name !== 'portfolio') {
          asked.push(service.name)
          signal?.().addEventListener('abort', () => abandoned.push(service.name))
          await released
        }
        return service.ask(document, variables, context, signal)
      },
    })
    return { asked, abandoned, letGo, change }
  }
  const query = '{ portfolio { clusters { wholeLifeCost { text } } } }'
  const others = '{ portfolio { clusters { benefits { text } } } }'

  async function until(is: () => boolean): Promise<void> {
    while (!is()) await setTimeout(5)
  }

  /** As `fetch` would ask: those who want the answer in another form have work of their own. */
  function start(to: string, text: string) {
    const sent = request(`${to}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: '*/*' },
    })
    sent.on('error', () => undefined)
    sent.end(JSON.stringify({ query: text }))
    return sent
  }

  it('is answered 504 by code, and what it asked is given up', async () => {
    const { asked, abandoned, letGo, change } = held()
    const slow = await served({ REQUEST_TIMEOUT_MILLIS: '4000' }, change)
    const answer = await post(slow.url, { query })
    expect(answer).toMatchObject({ status: 504, errors: [{ extensions: { code: 'DEADLINE_EXCEEDED' } }] })
    await until(() => abandoned.length > 0)
    expect([...abandoned].sort()).toEqual([...asked].sort())
    // No member is to blame for it, and it is nobody's failure.
    expect(failures).toEqual([])
    letGo()
    expect((await post(slow.url, { query })).errors).toBeUndefined()
  })

  it('stops where its client has gone, and not while somebody else waits', async () => {
    const { asked, abandoned, letGo, change } = held()
    const slow = await served({}, change)
    const alone = start(slow.url, query)
    await until(() => asked.length >= 3)
    alone.destroy()
    await until(() => abandoned.length >= 3)
    expect(failures).toEqual([])

    asked.length = 0
    abandoned.length = 0
    const first = start(slow.url, others)
    await until(() => asked.length >= 3)
    const joined = jest.spyOn(SharedWork.prototype, 'join')
    const second = post(slow.url, { query: others })
    await until(() => joined.mock.calls.length > 0)
    first.destroy()
    await setTimeout(100)
    expect({ asked: asked.length, abandoned }).toEqual({ asked: 3, abandoned: [] })
    letGo()
    expect((await second).errors).toBeUndefined()
  })
})
