import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'

import { checkHost } from '../../../../base/http/server/hostCheck'

function from(host: string | undefined, httpVersion = '1.1'): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.httpVersion = httpVersion
  if (host !== undefined) request.headers.host = host
  return request
}

describe('the host that a request is for', () => {
  it.each(['localhost', 'LocalHost:80', '127.0.0.1', '127.0.0.1:4000', '[::1]', '[::1]:65535'])(
    'is us where it is %s',
    (host) => {
      expect(() => checkHost(from(host))).not.toThrow()
      expect(() => checkHost(from('localhost'), host)).not.toThrow()
    },
  )

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    'evil-localhost',
    '127.0.0.1.evil.example:4000',
    '127.0.0.1@evil.example',
    '0.0.0.0:4000',
    '::1',
    'localhost:',
    'localhost:4000, evil.example',
    '',
  ])('is another where it is "%s"', (host) => {
    const refusal = expect.objectContaining({ status: 421, code: 'HOST_NOT_SERVED' }) as Error
    expect(() => checkHost(from(host))).toThrow(refusal)
    expect(() => checkHost(from('localhost'), host)).toThrow(refusal)
  })

  it('may be left out by HTTP/1.0 alone', () => {
    expect(() => checkHost(from(undefined, '1.0'))).not.toThrow()
    expect(() => checkHost(from(undefined))).toThrow(expect.objectContaining({ status: 400 }) as Error)
  })
})
