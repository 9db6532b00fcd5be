import { encodingFor } from '../../../gateway/http/encoding'

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

  it('is one of those that there are', () => {
    const available = ['gzip', 'identity'] as const
    expect(encodingFor('br, gzip', available)).toBe('gzip')
    expect(encodingFor('br', available)).toBe('identity')
    expect(encodingFor('gzip;q=0, *', available)).toBe('identity')
    expect(encodingFor(undefined, available)).toBe('identity')
  })
})
