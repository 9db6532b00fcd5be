import type { ApolloServer } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import { parse, print } from 'graphql'

import { assemble } from '../../../../gateway/federation/supergraph/assemble'
import { keyAliasesOf } from '../../../../gateway/federation/members/keyAliases'
import type { GatewayContext } from '../../../../gateway/federation/gatewayContext'
import { createServer } from '../../../../gateway/federation/server'
import { FICTIONAL_NOW, fictionalBooks, fictionalRegister } from '../../../support/fictional'
import { askGateway, askMerged } from '../../../graph/differential/answers'
import { mergedSchema } from '../../../graph/differential/mergedSchema'
import { testedExecution } from '../../../support/testedExecution'

describe('the aliases of a document', () => {
  const questionOf = (text: string) => {
    const aliases = keyAliasesOf(parse(text))
    return aliases && print(aliases.document).replace(/\s+/g, ' ')
  }

  it('are left alone where none hides a key', () => {
    expect(
      questionOf('{ clusters { code edition: edition called: name name: code id: name } }'),
    ).toBeUndefined()
  })

  it('give way where they do, in fragments too, and never to a name that is taken', () => {
    expect(
      questionOf(
        '{ clusters { code: name asked_code: code ...F } } fragment F on Cluster { snapshot: scope }',
      ),
    ).toBe(
      '{ clusters { asked_asked_code: name asked_code: code ...F } } fragment F on Cluster { asked_snapshot: scope }',
    )
  })

  it('come back in answers and paths', () => {
    const aliases = keyAliasesOf(parse('{ clusters { code: name n: code } }'))
    expect(JSON.stringify(aliases?.restore({ clusters: [{ asked_code: 'Alpha', n: 'alpha' }] }))).toBe(
      '{"clusters":[{"code":"Alpha","n":"alpha"}]}',
    )
    expect(aliases?.restorePath(['clusters', 0, 'asked_code'])).toEqual(['clusters', 0, 'code'])
  })
})

describe('a question whose aliases are the names of keys', () => {
  let server: ApolloServer<GatewayContext>
  let merged: GraphQLSchema

  beforeAll(async () => {
    const { portfolio, composition, subgraphs, services } = assemble(fictionalRegister(), fictionalBooks(), {
      execution: testedExecution(),
      now: FICTIONAL_NOW,
    })
    await portfolio.learn()
    const { supergraphSdl, publicSdl } = composition
    server = createServer({
      supergraphSdl,
      services,
      memberTimeoutMillis: 30_000,
      execution: testedExecution(),
      onFailure: () => undefined,
    })
    await server.start()
    merged = mergedSchema(publicSdl, subgraphs, () => undefined)
  })

  afterAll(async () => {
    await server.stop()
  })

  it.each([
    '{ portfolio { clusters { code: name n: code id: code i: id benefits { text } } } }',
    '{ portfolio { clusters { __typename: name is: __typename benefits { text } } } }',
    '{ portfolio { clusters { code: milestoneStandings { total } benefits { text } } } }',
    '{ portfolio { cluster(code: "beta") { snapshot: publishedName { text } benefits { text } } } }',
    '{ portfolio { measures { code: name edition: code versions { version } name } } }',
    'query ($a: Boolean = true) { portfolio { programmes { ... on BridgeProgramme @include(if: $a) { edition: name benefits { unit } } } } }',
  ])('is answered as asked: %s', async (text) => {
    const question = { text, variables: {} }
    const answer = await askGateway(server, question)
    expect(answer.errors).toBeUndefined()
    expect(JSON.stringify(answer.data)).toBe(JSON.stringify((await askMerged(merged, question)).data))
  })

  it('has the paths of its errors under the names it gave', async () => {
    const text = '{ portfolio { cluster(code: "beta") { code: milestones(first: 0) { total } name } } }'
    const { data, errors } = await askGateway(server, { text, variables: {} })
    expect(JSON.stringify(data)).toBe('{"portfolio":{"cluster":{"code":null,"name":"Beta"}}}')
    expect(errors?.map(({ path, extensions }) => [path, extensions['code'], extensions['paths']])).toEqual([
      [['portfolio', 'cluster', 'code'], 'BAD_PAGE_SIZE', [['portfolio', 'cluster', 'code']]],
    ])
  })
})
