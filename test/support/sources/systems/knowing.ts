import { json, type Handler } from '../server'

/** What the stand-ins take for a good secret. */
export const SECRET = 'an-invented-secret'

/** The header of a name and a password, as RFC 7617 has it. */
export const basic = (user: string) => `Basic ${Buffer.from(`${user}:${SECRET}`).toString('base64')}`

/** Serves only those who send a header; others are answered with 401. */
export function knowing(header: string, value: string, handler: Handler): Handler {
  return (url, response, request, ordinal) => {
    if (request.headers[header] === value) {
      handler(url, response, request, ordinal)
      return
    }
    response.statusCode = 401
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ message: 'Unauthorised' }))
  }
}

/** Gives tokens at the path that ends in `/token`, and serves what is asked with one. */
export function issuing(handler: Handler): Handler {
  const known = knowing('authorization', 'Bearer an-invented-token', handler)
  return (url, response, request, ordinal) => {
    if (url.pathname.endsWith('/token'))
      json(response, { token_type: 'Bearer', expires_in: 3599, access_token: 'an-invented-token' })
    else known(url, response, request, ordinal)
  }
}
