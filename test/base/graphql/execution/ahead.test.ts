import { ApolloServer } from '@apollo/server'

import { ahead } from '../../../../base/graphql/execution/ahead'

describe('a server with operations that are answered ahead of its own way', () => {
  const way = jest.fn((): string => 'its own way')
  const toldOf = jest.fn()
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
          case 'left':
            return toldOf
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

  it('goes its own way with the rest', async () => {
    expect(await ask('new')).toMatchObject({ data: { said: 'its own way' } })
    expect(way).toHaveBeenCalledTimes(1)
    expect(toldOf).not.toHaveBeenCalled()
  })

  it('tells with which errors it went its own way, to whoever left an operation to it', async () => {
    expect(await ask('left')).toMatchObject({ data: { said: 'its own way' } })
    way.mockImplementationOnce(() => {
      throw new Error('it went wrong')
    })
    await ask('left')
    expect(toldOf.mock.calls).toEqual([[[]], [[expect.objectContaining({ message: 'it went wrong' })]]])
  })
})
