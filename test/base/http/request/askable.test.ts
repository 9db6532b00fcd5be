import { checkAskable } from '../../../../base/http/request/askable'
import { Refused } from '../../../../base/http/refused'

function refusalOf(method: string, headers: object): Refused | undefined {
  try {
    checkAskable(method, { ...headers })
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

describe('a question by its headers', () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json;charset=utf-8',
    'application/json; charset="UTF-8"',
    'APPLICATION/JSON ; Charset=utf8; other=1',
  ])('is read as %s', (type) => {
    expect(refusalOf('POST', { 'content-type': type })).toBeUndefined()
    expect(refusalOf('GET', { 'content-type': type })).toBeUndefined()
  })

  it.each([
    [undefined, 'The body of the request has no content-type; send it as application/json'],
    ['text/plain', 'The body of the request is text/plain; send it as application/json'],
    ['application/jsonx', 'The body of the request is application/jsonx; send it as application/json'],
    ['application/graphql', 'The body of the request is application/graphql; send it as application/json'],
    ['nonsense', 'The body of the request is "nonsense"; send it as application/json'],
    [
      'application/json; charset=ISO-8859-1',
      'The body of the request is in the character set "ISO-8859-1"; send it in UTF-8',
    ],
    [
      'application/json; charset=utf-16',
      'The body of the request is in the character set "utf-16"; send it in UTF-8',
    ],
  ])('is refused as %s, whatever other headers it has', (type, message) => {
    const headers = {
      'apollo-require-preflight': 'true',
      ...(type === undefined ? {} : { 'content-type': type }),
    }
    expect(refusalOf('POST', headers)).toMatchObject({
      status: 415,
      code: 'MEDIA_TYPE_NOT_SUPPORTED',
      message,
    })
  })

  it('needs a header by GET and HEAD that a page of another site cannot send unasked', () => {
    for (const method of ['GET', 'HEAD']) {
      expect(refusalOf(method, {})).toMatchObject({ status: 400, code: 'PREFLIGHT_HEADER_MISSING' })
      expect(refusalOf(method, { 'apollo-require-preflight': '' })).toBeDefined()
      expect(refusalOf(method, { 'content-type': 'text/plain' })?.status).toBe(415)
      expect(refusalOf(method, { 'apollo-require-preflight': 'true' })).toBeUndefined()
      expect(refusalOf(method, { 'x-apollo-operation-name': 'A' })).toBeUndefined()
    }
  })
})
