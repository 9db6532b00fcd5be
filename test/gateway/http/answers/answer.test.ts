import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { Answer } from '../../../../gateway/http/answers/answer'

const body = JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ i })))

describe('an answer as bytes', () => {
  it('is the same in every encoding, each with a validator of its own', async () => {
    const answer = new Answer(200, 'application/json', body)
    const [identity, gzip, br] = await Promise.all([
      answer.write('identity'),
      answer.write('gzip'),
      answer.write('br'),
    ])
    expect(identity.bytes.toString()).toBe(body)
    expect(gunzipSync(gzip.bytes).toString()).toBe(body)
    expect(brotliDecompressSync(br.bytes).toString()).toBe(body)
    expect(new Set([identity.etag, gzip.etag, br.etag]).size).toBe(3)
    for (const { etag } of [identity, gzip, br]) expect(etag).toMatch(/^"[\w-]+"$/)
    expect(answer.ready('br')).toBe(br)
    expect(answer.size).toBe(identity.bytes.length + gzip.bytes.length + br.bytes.length)
  })

  it('has the same validator for the same bytes, and another for others', () => {
    const etagOf = (text: string) => new Answer(200, 'application/json', text).ready('identity')?.etag
    expect(etagOf(body)).toBe(etagOf(body))
    expect(etagOf(body)).not.toBe(etagOf(`${body} `))
  })

  it('is not compressed where that saves nothing', async () => {
    const answer = new Answer(200, 'application/json', '{"data":null}')
    expect((await answer.write('br')).encoding).toBe('identity')
  })
})
