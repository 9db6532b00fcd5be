import { buildSchema, execute, parse } from 'graphql'

import { contextFor } from '../../../../gateway/federation/gatewayContext'
import { MemberAnswers } from '../../../../gateway/federation/members/memberAnswers'
import { MemberDataSource } from '../../../../gateway/federation/members/memberDataSource'

const ENTITY =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Unity { %s } } }'
const NAMES = parse(ENTITY.replace('%s', 'name'))
const EDITIONS = parse(ENTITY.replace('%s', 'edition'))

const FIRST = '1.abcdefghijkl'
const SECOND = '2.mnopqrstuvwx'
const EARLIER = '@2026-06-01T00:00:00.000Z'

const about = (edition: string, snapshot = 3) => ({
  __typename: 'Unity',
  id: 'unity',
  edition,
  snapshot,
})

const schema = buildSchema(`
  scalar _Any
  type Unity { name: String edition: ID }
  union _Entity = Unity
  type Query { _entities(representations: [_Any!]!): [_Entity]! }
`)

/** A member that numbers its answers, and the way in which the gateway asks it. */
function counted(trusted = true) {
  const asked: (readonly unknown[])[] = []
  const failures: string[] = []
  let wrong = false
  const source = new MemberDataSource(
    {
      name: 'unity',
      schema,
      trusted,
      ask: async (document, { representations }) => {
        asked.push(representations as readonly unknown[])
        if (wrong) return { data: { _entities: 'none' } }
        const entities = (representations as readonly { readonly edition: string }[]).map(({ edition }) => ({
          name: `answer ${asked.length}`,
          edition,
        }))
        const rootValue = { _entities: entities.map((entity) => ({ __typename: 'Unity', ...entity })) }
        return execute({ schema, document, rootValue, variableValues: { representations } })
      },
    },
    {
      timeoutMillis: 1_000,
      answers: new MemberAnswers(1_000_000),
      onFailure: (_member, cause) => failures.push(String(cause)),
      onOutage: () => undefined,
    },
  )
  const ask = async (document: typeof NAMES, ...representations: readonly object[]) => {
    const options = {
      document,
      request: { variables: { representations } },
      context: contextFor(FIRST),
    } as unknown as Parameters<MemberDataSource['process']>[0]
    const { data } = await source.process(options)
    return data?.['_entities'] as ({ name: string; edition: string } | null)[]
  }
  return { asked, ask, failures, breakIt: (broken: boolean) => (wrong = broken) }
}

describe('what a member has answered of its snapshots', () => {
  it('is asked for twice, and then known in every edition that has the snapshot', async () => {
    const { asked, ask } = counted()
    await ask(NAMES, about(FIRST))
    await ask(NAMES, about(FIRST))
    expect(asked).toHaveLength(2)
    const [known] = await ask(NAMES, about(SECOND))
    expect(known?.name).toBe('answer 2')
    expect(asked).toHaveLength(2)
  })

  it('is another of another snapshot, and of what was knowable by another instant', async () => {
    const { asked, ask } = counted()
    for (let i = 0; i < 3; i += 1) await ask(NAMES, about(FIRST))
    const before = asked.length
    await ask(NAMES, about(FIRST, 4))
    await ask(NAMES, about(`${FIRST}${EARLIER}`))
    expect(asked).toHaveLength(before + 2)
  })

  it('tells the edition asked about, where that is asked', async () => {
    const { ask } = counted()
    for (let i = 0; i < 3; i += 1) expect((await ask(EDITIONS, about(FIRST)))[0]?.edition).toBe(FIRST)
    expect((await ask(EDITIONS, about(SECOND)))[0]?.edition).toBe(SECOND)
  })

  it('cannot be spoilt by what the gateway writes into an answer', async () => {
    const { ask } = counted()
    for (let i = 0; i < 2; i += 1) await ask(NAMES, about(FIRST))
    const [written] = await ask(NAMES, about(FIRST))
    if (written != null) written.name = 'spoilt'
    expect((await ask(NAMES, about(FIRST)))[0]?.name).toBe('answer 2')
  })

  it('is not kept where the member answered something else than was asked', async () => {
    const { asked, ask, failures, breakIt } = counted(false)
    breakIt(true)
    for (let i = 0; i < 3; i += 1) expect(await ask(NAMES, about(FIRST))).toEqual([null])
    expect(failures).toHaveLength(3)
    breakIt(false)
    expect((await ask(NAMES, about(FIRST)))[0]?.name).toBe('answer 4')
    expect(asked).toHaveLength(4)
  })

  it('is asked for once each, however often an entity stands in the answer', async () => {
    const { asked, ask } = counted()
    const entities = await ask(NAMES, about(FIRST), about(FIRST, 4), about(FIRST))
    expect(asked).toEqual([[about(FIRST), about(FIRST, 4)]])
    expect(entities.map((entity) => entity?.name)).toEqual(['answer 1', 'answer 1', 'answer 1'])
    expect(entities[0]).not.toBe(entities[2])
  })
})
