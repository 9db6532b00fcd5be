import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'

import { LARGEST_BODY_BYTES } from '../../../../base/http/request/bodyLimit'
import { decoded } from '../../../../base/http/request/contentEncoding'

const text = Buffer.from('{"query":"{ a }"}')

describe('a body that was sent compressed', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['X-GZIP', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['identity', text],
  ])('is read as %s', async (encoding, body) => {
    expect((await decoded(body, encoding)).equals(text)).toBe(true)
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(64 * 1024 * 1024))],
    ['br', brotliCompressSync(Buffer.alloc(64 * 1024 * 1024))],
    ['deflate', deflateSync(Buffer.alloc(LARGEST_BODY_BYTES + 1))],
  ])('is refused as %s where it grows beyond what a plain one may have', async (encoding, bomb) => {
    expect(bomb.length).toBeLessThan(LARGEST_BODY_BYTES)
    await expect(decoded(bomb, encoding)).rejects.toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
  })

  it('may have just as much as a plain one', async () => {
    expect(await decoded(gzipSync(Buffer.alloc(LARGEST_BODY_BYTES)), 'gzip')).toHaveLength(LARGEST_BODY_BYTES)
  })

  it.each([
    ['compress', text],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['gzip, gzip', gzipSync(gzipSync(text))],
  ])('is refused in an encoding that is not read: %s', async (encoding, body) => {
    await expect(decoded(body, encoding)).rejects.toMatchObject({
      status: 415,
      code: 'MEDIA_TYPE_NOT_SUPPORTED',
      headers: { 'accept-encoding': 'gzip, br, deflate' },
    })
  })

  it.each([
    ['gzip', text],
    ['gzip', gzipSync(text).subarray(0, 20)],
    ['br', gzipSync(text)],
    ['deflate', Buffer.alloc(0)],
  ])('is refused where it is not whole %s', async (encoding, body) => {
    await expect(decoded(body, encoding)).rejects.toMatchObject({ status: 400, code: 'BAD_REQUEST' })
  })
})
