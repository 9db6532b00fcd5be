import { crc32 } from 'node:zlib'

import { KnownRequests } from '../../../../gateway/serving/answers/rawRequest'

const posted = (text: string, accept = '*/*') => ({ method: 'POST', accept, bytes: Buffer.from(text) })

describe('requests known by their bytes', () => {
  it('are found by all that tells them apart', () => {
    const known = new KnownRequests<string>(10_000)
    known.set(posted('{"query":"{ a }"}'), 'a')
    expect(known.get(posted('{"query":"{ a }"}'))).toBe('a')
    expect(known.get(posted('{"query":"{ b }"}'))).toBeUndefined()
    expect(known.get(posted('{"query":"{ a }"}', 'text/html'))).toBeUndefined()
    expect(known.get({ ...posted('{"query":"{ a }"}'), method: 'GET' })).toBeUndefined()
  })

  it('are compared where their checksums are the same', () => {
    // Two words with the same CRC-32, by ISO 3309: both have 0x4DDB0C25.
    expect(crc32('plumless')).toBe(crc32('buckeroo'))
    const known = new KnownRequests<string>(10_000)
    known.set(posted('plumless'), 'one')
    expect(known.get(posted('buckeroo'))).toBeUndefined()
    known.set(posted('buckeroo'), 'other')
    expect(known.get(posted('buckeroo'))).toBe('other')
    expect(known.get(posted('plumless'))).toBeUndefined()
  })

  it('do not change with the memory that they were received in', () => {
    const known = new KnownRequests<string>(10_000)
    const received = Buffer.from('one two')
    known.set({ ...posted(''), bytes: received.subarray(0, 3) }, 'one')
    received.fill('x')
    expect(known.get(posted('one'))).toBe('one')
  })

  it('stay within the bytes allowed', () => {
    const known = new KnownRequests<number>(10_000)
    for (let i = 0; i < 100; i += 1) known.set(posted(`${i} ${'x'.repeat(500)}`), i)
    const left = Array.from({ length: 100 }, (_, i) => known.get(posted(`${i} ${'x'.repeat(500)}`)))
    expect(left.at(-1)).toBe(99)
    expect(left.filter((value) => value !== undefined).length).toBeLessThan(20)
  })
})
