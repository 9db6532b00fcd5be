import { crc32 } from 'node:zlib'

import { KnownRequests } from '../../../../gateway/http/answers/rawRequest'

const posted = (text: string, accept = '*/*') => ({ method: 'POST', accept, sent: Buffer.from(text) })

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

  it('are told apart where they look alike at a glance, in whatever order they come again', () => {
    const known = new KnownRequests<string>(10_000)
    // The first byte is not among those that are glanced at in so long a text.
    const rest = 'x'.repeat(200)
    const [one, other, unknown] = [`a${rest}`, `b${rest}`, `c${rest}`] as const
    known.set(posted(one), 'one')
    known.set(posted(other), 'other')
    const asked = [one, one, other, other, one, unknown, other, unknown].map((text) =>
      known.get(posted(text)),
    )
    expect(asked).toEqual(['one', 'one', 'other', 'other', 'one', undefined, 'other', undefined])
    expect(known.get(posted(one, 'text/html'))).toBeUndefined()
  })

  it('are found by the text of a search as by a body, and not one for the other', () => {
    const known = new KnownRequests<string>(10_000)
    const got = { method: 'GET', accept: '*/*', sent: '?documentId=overview' }
    known.set(got, 'overview')
    for (const _ of ['by checksum', 'at a glance']) {
      expect(known.get({ ...got, sent: '?documentId=overview' })).toBe('overview')
      expect(known.get({ ...got, sent: '?documentId=outlook!' })).toBeUndefined()
      expect(known.get({ ...got, sent: Buffer.from('?documentId=overview') })).toBeUndefined()
    }
  })

  it('do not change with the memory that they were received in', () => {
    const known = new KnownRequests<string>(10_000)
    const received = Buffer.from('one two')
    known.set({ ...posted(''), sent: received.subarray(0, 3) }, 'one')
    received.fill('x')
    expect(known.get(posted('one'))).toBe('one')
  })

  it('stay within the bytes allowed, also those that have come again', () => {
    const known = new KnownRequests<number>(10_000)
    const numbered = (i: number) => posted(`${i} `.repeat(200))
    for (let i = 0; i < 100; i += 1) {
      known.set(numbered(i), i)
      expect(known.get(numbered(i))).toBe(i)
    }
    const left = Array.from({ length: 100 }, (_, i) => known.get(numbered(i)))
    expect(left.at(-1)).toBe(99)
    expect(left.filter((value) => value !== undefined).length).toBeLessThan(20)
  })
})
