import type { ApolloServer } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import { parse, print } from 'graphql'

import { assemble } from '../../../gateway/assemble'
import { keyAliasesOf } from '../../../gateway/serving/keyAliases'
import type { GatewayContext } from '../../../gateway/serving/server'
import { createServer } from '../../../gateway/serving/server'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../support/fictional'
import { askGateway, askMerged } from '../differential/answers'
import { mergedSchema } from '../differential/mergedSchema'

describe('the aliases of a document', () => {
  const questionOf = (text: string) => {
    const aliases = keyAliasesOf(parse(text))
    return aliases && print(aliases.document).replace(/\s+/g, ' ')
  }

  it('are left alone where none hides a key', () => {
    expect(questionOf('{ clusters { id edition: edition called: name name: id } }')).toBeUndefined()
  })

  it('give way where they do, in fragments too, and never to a name that is taken', () => {
    expect(
      questionOf('{ clusters { id: name asked_id: id ...F } } fragment F on Cluster { snapshot: scope }'),
    ).toBe(
      '{ clusters { asked_asked_id: name asked_id: id ...F } } fragment F on Cluster { asked_snapshot: scope }',
    )
  })

  it('come back in answers and paths', () => {
    const aliases = keyAliasesOf(parse('{ clusters { id: name n: id } }'))
    expect(JSON.stringify(aliases?.restore({ clusters: [{ asked_id: 'Alpha', n: 'alpha' }] }))).toBe(
      '{"clusters":[{"id":"Alpha","n":"alpha"}]}',
    )
    expect(aliases?.restorePath(['clusters', 0, 'asked_id'])).toEqual(['clusters', 0, 'id'])
  })
})

describe('a question whose aliases are the names of keys', () => {
  let server: ApolloServer<GatewayContext>
  let merged: GraphQLSchema

  beforeAll(async () => {
    const { portfolio, composition, subgraphs, services } = assemble(fictionalRegister(), fictionalBooks(), {
      now: FICTIONAL_NOW,
    })
    await portfolio.learn()
    const { supergraphSdl, publicSdl } = composition
    server = createServer({
      supergraphSdl,
      services,
      memberTimeoutMillis: 30_000,
      onFailure: () => undefined,
    })
    await server.start()
    merged = mergedSchema(publicSdl, subgraphs, () => undefined)
  })

  afterAll(async () => {
    await server.stop()
  })

  it.each([
    '{ portfolio { clusters { id: name n: id benefits { text } } } }',
    '{ portfolio { clusters { __typename: name is: __typename benefits { text } } } }',
    '{ portfolio { clusters { id: milestoneStandings { total } benefits { text } } } }',
    '{ portfolio { cluster(id: "beta") { snapshot: publishedName { text } benefits { text } } } }',
    '{ portfolio { measures { id: edition edition: id versions { version } name } } }',
    'query ($a: Boolean = true) { portfolio { programmes { ... on BridgeProgramme @include(if: $a) { edition: name benefits { unit } } } } }',
  ])('is answered as asked: %s', async (text) => {
    const question = { text, variables: {} }
    const answer = await askGateway(server, question)
    expect(answer.errors).toBeUndefined()
    expect(JSON.stringify(answer.data)).toBe(JSON.stringify((await askMerged(merged, question)).data))
  })

  it('has the paths of its errors under the names it gave', async () => {
    const text = '{ portfolio { cluster(id: "beta") { id: milestones(first: 0) { total } name } } }'
    const { data, errors } = await askGateway(server, { text, variables: {} })
    expect(JSON.stringify(data)).toBe('{"portfolio":{"cluster":{"id":null,"name":"Beta"}}}')
    expect(errors?.map(({ path, extensions }) => [path, extensions['code'], extensions['paths']])).toEqual([
      [['portfolio', 'cluster', 'id'], 'BAD_PAGE_SIZE', [['portfolio', 'cluster', 'id']]],
    ])
  })
})
