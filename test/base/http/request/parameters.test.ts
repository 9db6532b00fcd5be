import { createHash } from 'node:crypto'

import { parametersInBody, parametersInSearch, parametersOf } from '../../../../base/http/request/parameters'
import { Refused } from '../../../../base/http/refused'

const query = '{ a }'
const sha256Hash = createHash('sha256').update(query).digest('hex')

function refusalOf(work: () => unknown): Refused {
  try {
    work()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  throw new Error('nothing was refused')
}
const messageOf = (sent: unknown) => refusalOf(() => parametersOf(sent)).message

describe('the parameters of a question', () => {
  it('are taken as they are, nulls and what is not known left out', () => {
    const variables = { of: [1, { b: null }] }
    expect(parametersOf({ query, operationName: 'A', variables, extensions: { x: 1 }, other: 5 })).toEqual({
      query,
      operationName: 'A',
      variables,
      extensions: { x: 1 },
    })
    expect(
      parametersOf({ query, operationName: null, variables: null, extensions: null, documentId: null }),
    ).toEqual({ query })
    expect(parametersOf({ documentId: 'overview', query: null })).toEqual({ documentId: 'overview' })
  })

  it('have the hash of a persisted query, with its text or without; null is none', () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash } }
    expect(parametersOf({ query, extensions })).toEqual({ query, sha256Hash, extensions: {} })
    expect(parametersOf({ extensions })).toEqual({ sha256Hash, extensions: {} })
    expect(parametersOf({ query, extensions: { persistedQuery: null } })).toEqual({ query, extensions: {} })
  })

  it.each<[unknown, string]>([
    [5, 'The question is 5; it must be an object with "query" or "documentId"'],
    [null, 'The question is null; it must be an object with "query" or "documentId"'],
    [[{ query }], 'Several questions in one request are not answered; send each by itself'],
    [{}, 'The request asks nothing; give the text of the question in "query", or a "documentId"'],
    [{ query: '' }, 'The request asks nothing; give the text of the question in "query", or a "documentId"'],
    [{ query: 5 }, '"query" is 5; it must be text'],
    [{ query: { kind: 'Document' } }, '"query" is an object; it must be text'],
    [{ query, operationName: ['A'] }, '"operationName" is a list; it must be text'],
    [{ query, variables: '{}' }, '"variables" is "{}"; it must be an object'],
    [{ query, variables: [1] }, '"variables" is a list; it must be an object'],
    [{ query, extensions: false }, '"extensions" is false; it must be an object'],
    [{ documentId: 7 }, '"documentId" is 7; it must be text'],
    [
      { query, extensions: { persistedQuery: 'x' } },
      '"extensions.persistedQuery" is "x"; it must be an object',
    ],
    [
      { query, extensions: { persistedQuery: { version: 2, sha256Hash } } },
      '"extensions.persistedQuery.version" is 2; it must be 1',
    ],
    [
      { query, extensions: { persistedQuery: { version: 1 } } },
      '"extensions.persistedQuery.sha256Hash" is missing; it must be text',
    ],
    [
      { query, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
      '"extensions.persistedQuery.sha256Hash" is not the SHA-256 of "query"',
    ],
    [
      { query, documentId: 'overview' },
      'The request names a stored document by "documentId" and gives another besides; give one',
    ],
    [{ query: 5, variables: 6 }, '"query" is 5; it must be text. "variables" is 6; it must be an object'],
  ])('are refused where they are %j', (sent, message) => {
    const refused = refusalOf(() => parametersOf(sent))
    expect([refused.status, refused.code, refused.message]).toEqual([400, 'BAD_REQUEST', message])
  })

  it('may be nested a hundred deep and no deeper, however deep that is', () => {
    const nested = (depth: number) =>
      `{"query":"{ a }","variables":{"x":${'['.repeat(depth)}${']'.repeat(depth)}}}`
    expect(parametersInBody(Buffer.from(nested(98))).query).toBe(query)
    for (const depth of [99, 6_000, 500_000]) {
      expect(refusalOf(() => parametersInBody(Buffer.from(nested(depth)))).message).toBe(
        'Lists and objects lie in one another more than 100 deep in the request',
      )
    }
    expect(
      messageOf({ query, extensions: JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`) }),
    ).toContain('deep')
  })

  it('are read of a body in UTF-8, a mark of the byte order left out', () => {
    expect(parametersInBody(Buffer.from('\uFEFF{"query":"{ a }"}')).query).toBe(query)
    expect(refusalOf(() => parametersInBody(Buffer.from([0x22, 0xe9, 0x22]))).message).toBe(
      'The body is not UTF-8',
    )
    for (const text of ['', '{', 'query={a}', '{"query":"{ a }"} x'])
      expect(refusalOf(() => parametersInBody(Buffer.from(text))).message).toBe('The body is not JSON')
  })
})

describe('the parameters in the search of an address', () => {
  it('are those of a body', () => {
    const search = new URLSearchParams({
      query,
      variables: '{"a":1}',
      extensions: '{"b":2}',
      operationName: 'A',
    })
    expect(parametersInSearch(`?${search.toString()}`)).toEqual({
      query,
      variables: { a: 1 },
      extensions: { b: 2 },
      operationName: 'A',
    })
    expect(parametersInSearch('?documentId=overview&x=1&x=2')).toEqual({ documentId: 'overview' })
    expect(parametersInSearch('?query=%7B+a%20%7D&variables=')).toEqual({ query })
  })

  it.each([
    ['?query={a}&query={b}', '"query" is given 2 times; give it once'],
    ['?query={a}&operationName=A&operationName=A', '"operationName" is given 2 times; give it once'],
    ['?documentId=a&documentId=b&documentId=c', '"documentId" is given 3 times; give it once'],
    ['?query={a}&variables={}&variables={}', '"variables" is given 2 times; give it once'],
    ['?query={a}&variables={', '"variables" is not JSON'],
    ['?query={a}&extensions=[]', '"extensions" is a list; it must be an object'],
    ['?query={a}&variables=5', '"variables" is 5; it must be an object'],
    ['?query=%zz', 'The search of the address is not UTF-8 in per cent encoding; write % itself as %25'],
    ['?query=%E9', 'The search of the address is not UTF-8 in per cent encoding; write % itself as %25'],
    ['', 'The request asks nothing; give the text of the question in "query", or a "documentId"'],
  ])('are refused where it is %s', (search, message) => {
    expect(refusalOf(() => parametersInSearch(search)).message).toBe(message)
  })
})
