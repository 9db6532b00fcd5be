/** A member elsewhere whose answers are altered on their way: the truth or a coded error, and never a third thing. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

import type { Service } from '../../base/process/service'
import { startMember } from '../../subgraphs/member/startMember'
import type { Alter, Sent } from '../support/processes/alteringProxy'
import { AlteringProxy } from '../support/processes/alteringProxy'
import { copyShipped } from '../support/copyShipped'
import type { Gateway } from '../support/processes/running'
import { SHIPPED_NOW, startGateway } from '../support/processes/running'
import { untruthIn } from '../support/asking/truthBut'
import { TESTED_EXECUTION } from '../support/testedExecution'

type Json = Record<string, unknown>
type Path = readonly (string | number)[]

interface Told {
  readonly etag: string | null
  readonly status: number
  readonly data: Json
  readonly errors?: readonly {
    readonly message: string
    readonly extensions: { readonly code: string; readonly member: string; readonly paths: readonly Path[] }
  }[]
}

const GARBAGE = 'MEMBER_ANSWERED_GARBAGE'
const SECRET = 'password for host db7'

const FIELDS = `clusters {
  code
  name
  wholeLifeCost { id text number reason unit status origin provenance { backfilled received snapshot place { row } } }
  latestConfidence { scale referenceDate rating { text } }
  milestones(first: 2) { nodes { name } total pageInfo { hasNextPage } }
  coverage { expected provided }
  %s
}`
const EARLIER = '2024-06-01T00:00:00Z'

/** Asks what nobody has asked before, so that nothing that is kept answers it. */
const question = (number: number) => `{ portfolio { ${FIELDS.replace('%s', `asked${number}: __typename`)} } }`
const questionOfTwo = (number: number) =>
  `{ now: portfolio { ${FIELDS.replace('%s', `asked${number}: __typename`)} }
     then: portfolio(asOf: "${EARLIER}") { ${FIELDS.replace('%s', `asked${number}: __typename`)} } }`

const root = mkdtempSync(path.join(tmpdir(), 'altered-member-'))
const at = (...parts: readonly string[]) => path.join(root, ...parts)

function edit(name: string, change: (text: string) => string): void {
  const file = at('portfolio', name)
  const text = readFileSync(file, 'utf8')
  const changed = change(text)
  if (changed === text) throw new Error(`${name} is as it was`)
  writeFileSync(`${file}.new`, changed)
  // As one that has stood still for a while.
  const then = Date.now() / 1000 - 60
  utimesSync(`${file}.new`, then, then)
  renameSync(`${file}.new`, file)
}

const bodyOf = ({ body }: Sent) => body.toString()
const instead =
  (status: number, body: string | Buffer, headers: Json = {}): Alter =>
  (truth) => ({ status, body, headers: { ...truth.headers, ...(headers as Sent['headers']) } })
const text =
  (change: (body: string) => string): Alter =>
  (truth) => ({ ...truth, body: change(bodyOf(truth)) })
/** Alters the answer as JSON. */
const json = (change: (answer: Json & { data: { _entities: Json[] } }) => unknown): Alter =>
  text((body) => {
    const answer = JSON.parse(body) as Json & { data: { _entities: Json[] } }
    change(answer)
    return JSON.stringify(answer)
  })
/** Alters the entity, in which these three stand. */
type Synergy = Record<'wholeLifeCost' | 'milestones' | 'latestConfidence', Json> & Json
const entity = (change: (synergy: Synergy) => unknown): Alter =>
  json(({ data }) => change(data._entities[0] as Synergy))
const withError = (error: Json): Alter => json((answer) => (answer['errors'] = [error]))
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** What is done to the answer, and the code that clients are told; the truth where there is none. */
type Alteration = [what: string, alter: Alter, code?: string]

const ALTERATIONS: readonly Alteration[] = [
  [
    'an unknown value of an enumeration',
    entity(({ wholeLifeCost: cost }) => (cost['unit'] = 'BANANAS')),
    GARBAGE,
  ],
  ["another enumeration's value", entity(({ wholeLifeCost: cost }) => (cost['unit'] = 'PUBLISHED')), GARBAGE],
  ['a number where text is due', entity(({ wholeLifeCost: cost }) => (cost['text'] = 7)), GARBAGE],
  ['a field left out', entity((synergy) => Reflect.deleteProperty(synergy, 'wholeLifeCost')), GARBAGE],
  ['a field of a figure left out', entity(({ wholeLifeCost: cost }) => delete cost['text']), GARBAGE],
  ['no entity', json(({ data }) => ((data._entities as unknown[])[0] = null)), GARBAGE],
  [
    'keys that were not asked',
    entity((synergy) => Object.assign(synergy, { code: 'matrix', id: 'matrix', name: 'Matrix' })),
  ],
  [
    'a figure that is bare text',
    entity((synergy) => Object.assign(synergy, { wholeLifeCost: '1990.99' })),
    GARBAGE,
  ],
  ['another type', entity((synergy) => Object.assign(synergy, { checkType: 'MatrixCluster' })), GARBAGE],
  ['no type', entity((synergy) => delete synergy['checkType']), GARBAGE],
  [
    'a list where an object is due',
    entity((synergy) => Object.assign(synergy, { wholeLifeCost: [synergy['wholeLifeCost']] })),
    GARBAGE,
  ],
  ['an object where a list is due', entity(({ milestones }) => (milestones['nodes'] = { 0: 'x' })), GARBAGE],
  ['a null in a list that has none', entity(({ milestones }) => (milestones['nodes'] = [null])), GARBAGE],
  ['one entity more', json(({ data }) => data._entities.push(data._entities[0] ?? {})), GARBAGE],
  ['one entity less', json(({ data }) => data._entities.pop()), GARBAGE],
  ['no list of entities', json(({ data }) => Object.assign(data, { _entities: data._entities[0] })), GARBAGE],
  ['a number that is no number', entity(({ wholeLifeCost: cost }) => (cost['number'] = 'NaN')), GARBAGE],
  ['a number as text', entity(({ wholeLifeCost: cost }) => (cost['number'] = '1990.99')), GARBAGE],
  ['a number beyond all', text((body) => body.replace(/"number":[\d.]+/, '"number":1e999')), GARBAGE],
  ['an integer beyond 32 bits', entity(({ milestones }) => (milestones['total'] = 2 ** 31)), GARBAGE],
  [
    'text where true or false is due',
    entity(({ milestones }) => ((milestones['pageInfo'] as Json)['hasNextPage'] = 'true')),
    GARBAGE,
  ],
  [
    'a null where there has to be a value',
    entity(({ wholeLifeCost: cost }) => (cost['unit'] = null)),
    GARBAGE,
  ],
  [
    'a day that is none',
    entity(({ latestConfidence }) => (latestConfidence['referenceDate'] = 'yesterday')),
    GARBAGE,
  ],
  [
    'an instant that is none',
    entity(({ wholeLifeCost: cost }) => ((cost['provenance'] as Json)['received'] = 1_700_000_000)),
    GARBAGE,
  ],
  [
    'a snapshot that was not asked about',
    entity((synergy) =>
      Object.assign(
        synergy,
        everyEcho(synergy, (echo) => (typeof echo === 'number' ? echo - 1 : echo)),
      ),
    ),
    GARBAGE,
  ],
  [
    'an edition that was not asked about',
    entity((synergy) =>
      Object.assign(
        synergy,
        everyEcho(synergy, (echo) => (typeof echo === 'string' && echo.includes('.') ? `0${echo}` : echo)),
      ),
    ),
    GARBAGE,
  ],
  [
    'keys that every object has',
    text((body) =>
      body.replace('"wholeLifeCost"', '"__proto__":{"id":"matrix"},"constructor":1,"wholeLifeCost"'),
    ),
  ],
  ['a key twice, the truth at last', text((body) => body.replace('"text":', '"text":"7","text":'))],
  [
    'lists in lists where nothing was asked',
    text((body) => body.replace('"wholeLifeCost"', `"deep":${deep(100_000)},"wholeLifeCost"`)),
  ],
  [
    'lists in lists where a figure is due',
    text((body) => body.replace('"wholeLifeCost":', `"wholeLifeCost":${deep(100_000)},"x":`)),
    GARBAGE,
  ],
  ['data that are null', json((answer) => Object.assign(answer, { data: null })), GARBAGE],
  ['data that are text', json((answer) => Object.assign(answer, { data: SECRET })), GARBAGE],
  ['errors that are null', json((answer) => (answer['errors'] = null))],
  ['errors that are none', json((answer) => (answer['errors'] = SECRET)), GARBAGE],
  ['an error of its own', withError({ message: SECRET }), 'MEMBER_FAILED'],
  [
    'an error with a code that every object has',
    withError({ message: SECRET, extensions: { code: 'constructor' } }),
    'MEMBER_FAILED',
  ],
  [
    "an error in the gateway's name",
    withError({ message: SECRET, extensions: { code: 'MEMBER_UNREACHABLE' } }),
    'MEMBER_FAILED',
  ],
  [
    'an error of something that is there',
    withError({ message: SECRET, path: ['_entities', 0, 'wholeLifeCost'] }),
    GARBAGE,
  ],
  [
    'an error of something that was not asked',
    withError({ message: SECRET, path: ['_entities', 0, SECRET] }),
    GARBAGE,
  ],
  [
    'no entity, and a coded error',
    json((answer) =>
      Object.assign(answer, {
        data: { _entities: [null] },
        errors: [
          { message: 'm'.repeat(9_999), path: ['_entities', 0], extensions: { code: 'SNAPSHOT_NOT_HELD' } },
        ],
      }),
    ),
    'SNAPSHOT_NOT_HELD',
  ],
  ['an answer cut short', text((body) => body.slice(0, body.length / 2)), GARBAGE],
  ['an empty answer', instead(200, ''), GARBAGE],
  ['a list of answers', text((body) => `[${body}]`), GARBAGE],
  ['a page to sign in at', instead(200, `<html>${SECRET}</html>`, { 'content-type': 'text/html' }), GARBAGE],
  ['another type of content', (truth) => ({ ...truth, headers: { 'content-type': 'text/html' } })],
  [
    'another encoding',
    (truth) => ({ ...truth, body: Buffer.from(bodyOf(truth).replace('"text":"', '"text":"£'), 'latin1') }),
    GARBAGE,
  ],
  [
    'something compressed',
    (truth) => ({
      ...truth,
      headers: { ...truth.headers, 'content-encoding': 'gzip' },
      body: gzipSync(truth.body),
    }),
    GARBAGE,
  ],
  ['a redirect', instead(302, SECRET, { location: 'http://127.0.0.1:1/graphql' }), 'MEMBER_FAILED'],
  ['a failure', instead(500, SECRET), 'MEMBER_FAILED'],
]

/** The keys that the gateway has asked for to check them by, altered. */
function everyEcho(synergy: Json, change: (value: unknown) => unknown): Json {
  const echoes = Object.entries(synergy).filter(([key]) => /^check\d/.test(key))
  const altered = echoes.map(([key, value]) => [key, change(value)] as const)
  if (altered.every(([, value], i) => value === echoes[i]?.[1])) throw new Error('nothing was altered')
  return Object.fromEntries(altered)
}

describe('a member elsewhere whose answers are altered', () => {
  let member: Service
  let proxy: AlteringProxy
  let gateway: Gateway
  let truth: Json
  let asked = 0
  const askedBefore: (readonly [string, number])[] = []

  beforeAll(async () => {
    for (const folder of ['ledger', 'own-ledger']) mkdirSync(at(folder))
    copyShipped(at('portfolio'))
    edit('overseas/subgraph.yml', (yml) =>
      yml.replace('  - id: milestones\n', "  - id: milestones\n    schedule: '* * * * * *'\n"),
    )
    const silent = { info: () => undefined, warn: () => undefined }
    member = await startMember(
      {
        host: '127.0.0.1',
        port: 0,
        portfolioFolder: at('portfolio'),
        ledgerUrl: `sqlite:${at('own-ledger', 'ledger.sqlite')}`,
        execution: TESTED_EXECUTION,
        environment: {},
      },
      'synergy',
      { logger: silent, firstWaitMillis: 120_000 },
    )
    proxy = await AlteringProxy.start(`${member.url}/graphql`)
    edit('register.yml', (yml) =>
      yml.replace('    name: Synergy\n', `    name: Synergy\n    url: ${proxy.url}\n`),
    )
    gateway = await startGateway(at('portfolio'), { now: () => SHIPPED_NOW, ledgerFolder: at('ledger') })
    for (let waited = 0; waited < 30_000 && gateway.portfolio.unreached.length > 0; waited += 100)
      await delay(100)
    truth = (await untilTruth(question(0), 0)).data
    expect(JSON.stringify(truth)).toContain('"text":"1990.99","number":1990.99')
  }, 240_000)
  afterAll(async () => {
    await gateway?.stop()
    await proxy?.stop()
    await member?.stop()
    rmSync(root, { recursive: true, force: true })
  })

  /** An answer, without what makes its question one that nobody has asked. */
  async function ask(query: string, number: number): Promise<Told> {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    const body = (await response.text()).replaceAll(new RegExp(`,"asked${number}":"[^"]*"`, 'g'), '')
    return {
      etag: response.headers.get('etag'),
      status: response.status,
      ...(JSON.parse(body) as Pick<Told, 'data'>),
    }
  }

  function expectTruth({ data, errors, etag }: Told): void {
    expect(errors).toBeUndefined()
    expect(data).toEqual(truth)
    expect(etag).toMatch(/^"/)
  }

  async function untilTruth(query: string, number: number): Promise<Told> {
    for (let waited = 0; waited < 10_000; waited += 50) {
      const told = await ask(query, number)
      if (told.errors === undefined) return told
      await delay(50)
    }
    throw new Error(`still not whole: ${gateway.warnings.slice(-3).join()}`)
  }

  // Each of three parts: where one is left out, jest has the test wait for a callback in its place.
  it.each(ALTERATIONS.map(([what, alter, code]) => [what, alter, code] as const))(
    'by %s',
    async (_what, alter, code) => {
      asked += 1
      const query = question(asked)
      askedBefore.push([query, asked])
      proxy.altered = 0
      proxy.alter = alter
      // Answers are kept from the second time on.
      for (let time = 0; time < 3; time += 1) {
        const told = await ask(query, asked)
        if (code === undefined) {
          expectTruth(told)
          continue
        }
        expect(told.status).toBe(200)
        expect(told.etag).toBeNull()
        expect(told.errors?.map(({ extensions }) => [extensions.code, extensions.member])).toEqual([
          [code, 'synergy'],
        ])
        const [error] = told.errors ?? []
        expect(error?.message.length).toBeLessThan(1_100)
        const paths = error?.extensions.paths ?? []
        // The fields that synergy alone can fill, and no others.
        expect(paths.map((one) => one.slice(0, 3))).toEqual(paths.map(() => ['portfolio', 'clusters', 2]))
        expect([...new Set(paths.map((one) => one[3]))].sort()).toEqual([
          'latestConfidence',
          'milestones',
          'wholeLifeCost',
        ])
        expect(paths.every((one) => one.length === 4)).toBe(true)
        expect(untruthIn(told.data, truth, paths)).toBeUndefined()
        expect(JSON.stringify(told)).not.toContain(SECRET)
      }
      expect(proxy.altered).toBeGreaterThan(0)
      proxy.alter = undefined
      expectTruth(await untilTruth(query, asked))
      expectTruth(await ask(query, asked))
    },
  )

  it('by what it has answered of another edition', async () => {
    asked += 1
    const query = questionOfTwo(asked)
    const honest = (await untilTruth(questionOfTwo(0), 0)).data
    expect(honest['now']).not.toEqual(honest['then'])
    let first: Sent | undefined
    proxy.alter = (sent) => (first ??= sent)
    const { data, errors = [] } = await ask(query, asked)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([GARBAGE])
    const paths = errors.flatMap(({ extensions }) => extensions.paths)
    expect(new Set(paths.map(([edition]) => edition)).size).toBe(1)
    expect(untruthIn(data, honest, paths)).toBeUndefined()
    proxy.alter = undefined
    expect((await untilTruth(query, asked)).data).toEqual(honest)
  })

  it('leaves nothing behind in a later edition', async () => {
    const before = gateway.portfolio.newest.id
    edit('overseas/returns/milestones-illustrative.csv', (csv) =>
      csv.replace('invented, not', 'invented here, not'),
    )
    for (let waited = 0; waited < 30_000 && gateway.portfolio.newest.id === before; waited += 100)
      await delay(100)
    expect(gateway.portfolio.newest.id).not.toBe(before)
    for (const [query, number] of askedBefore) expectTruth(await ask(query, number))
  })
})
