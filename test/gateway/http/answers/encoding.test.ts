import { encodingFor } from '../../../../gateway/http/answers/encoding'

describe('the encoding of an answer', () => {
  it.each([
    [undefined, 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['gzip;q=0, identity', 'identity'],
    ['br;q=0.1, gzip', 'br'],
    ['br;q=0, *', 'gzip'],
    ['zstd', 'identity'],
    ['', 'identity'],
    ['*;q=0', 'identity'],
  ])('for %j is %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding)
  })
})
