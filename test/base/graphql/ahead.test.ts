import { ApolloServer } from '@apollo/server'

import { ahead } from '../../../base/graphql/ahead'

describe('a server with operations that are answered ahead of its own way', () => {
  const way = jest.fn(() => 'its own way')
  const refused = jest.fn(() => undefined)
  const server = new ApolloServer({
    typeDefs: 'type Query { said(word: String): String }',
    resolvers: { Query: { said: way } },
    plugins: [
      ahead(async ({ request: { variables } }) => {
        switch (variables?.['word']) {
          case 'known':
            return { said: 'ahead' }
          case 'nothing':
            return null
          case 'wrong':
            refused()
            throw new Error('it went wrong')
          default:
            return undefined
        }
      }),
    ],
    stopOnTerminationSignals: false,
  })
  beforeAll(() => server.start())
  afterAll(() => server.stop())
  beforeEach(() => way.mockClear())

  async function ask(word: string) {
    const { body } = await server.executeOperation({
      query: 'query ($word: String) { said(word: $word) }',
      variables: { word },
    })
    if (body.kind !== 'single') throw new Error('the answer is in parts')
    return body.singleResult
  }

  it('gives what it was given, null included', async () => {
    expect(await ask('known')).toEqual({ data: { said: 'ahead' } })
    expect(await ask('nothing')).toEqual({ data: null })
    expect(way).not.toHaveBeenCalled()
  })

  it('goes its own way with the rest, and where that goes wrong', async () => {
    expect(await ask('new')).toMatchObject({ data: { said: 'its own way' } })
    expect(await ask('wrong')).toMatchObject({ data: { said: 'its own way' } })
    expect(refused).toHaveBeenCalledTimes(1)
    expect(way).toHaveBeenCalledTimes(2)
  })
})
