import { createHash } from 'node:crypto'

import { parametersIn, questionIn } from '../../../../gateway/serving/answers/question'

const query = 'query A($of: X) { a(of: $of) }'
const sha256Hash = createHash('sha256').update(query).digest('hex')

describe('what a client asks', () => {
  it('is the same whichever way it is put', () => {
    const asked = questionIn({ query, variables: { of: { x: 1, y: [2, { b: 1, a: 2 }] } } })
    expect(asked).toBeDefined()
    expect(questionIn({ variables: { of: { y: [2, { a: 2, b: 1 }], x: 1 } }, query, extensions: {} })).toBe(
      asked,
    )
    expect(
      questionIn({
        variables: { of: { x: 1, y: [2, { b: 1, a: 2 }] } },
        extensions: { persistedQuery: { version: 1, sha256Hash } },
      }),
    ).toBe(asked)
    const search = new URLSearchParams({ query, variables: '{"of":{"y":[2,{"a":2,"b":1}],"x":1}}' })
    expect(questionIn(parametersIn(search))).toBe(asked)
  })

  it.each([
    [{ query, variables: { of: 1 } }],
    [{ query, variables: { of: '1' } }],
    [{ query: `${query} `, variables: {} }],
    [{ query, operationName: 'A', variables: {} }],
  ])('is another for %j', (parameters) => {
    expect(questionIn(parameters)).not.toBe(questionIn({ query, variables: {} }))
  })

  it.each([
    ['a batch', [{ query }]],
    [
      'a hash that is not that of the text',
      { query, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
    ],
    ['nothing', {}],
    ['variables that are none', { query, variables: '{}' }],
    ['extensions that are none', { query, extensions: [] }],
    ['an operation name that is none', { query, operationName: 5 }],
    ['a number', 5],
  ])('is left to the server where it is %s', (_what, parameters) => {
    expect(questionIn(parameters)).toBeUndefined()
  })

  it('has no parameters where JSON in a search is malformed', () => {
    expect(parametersIn(new URLSearchParams({ query, variables: '{' }))).toBeUndefined()
  })
})
