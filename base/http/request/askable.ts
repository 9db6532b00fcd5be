import type { IncomingHttpHeaders } from 'node:http'
import { MIMEType } from 'node:util'

import { Refused } from '../refused'

const JSON_TYPE = 'application/json'
/** Headers that a page of another site cannot send before the browser has asked whether it may. */
const PREFLIGHTED = ['apollo-require-preflight', 'x-apollo-operation-name'] as const

/** Content types that have been looked at and are JSON in UTF-8. */
const readable = new Set<string>([JSON_TYPE])
const MOST_REMEMBERED = 100

/**
 * Refuses a request to `/graphql` by its headers: what is not JSON in UTF-8, and what a page of another site could
 * send without the browser asking first. Said of every request, also where its answer is at hand.
 *
 * @throws Refused 400 PREFLIGHT_HEADER_MISSING, 415 MEDIA_TYPE_NOT_SUPPORTED
 */
export function checkAskable(method: string | undefined, headers: IncomingHttpHeaders): void {
  const contentType = headers['content-type']
  if (method === 'POST') return checkContentType(contentType)
  if (contentType !== undefined) return checkContentType(contentType)
  if (PREFLIGHTED.some((name) => headers[name] !== undefined && headers[name] !== '')) return
  throw new Refused(
    400,
    'A question by GET needs the header "apollo-require-preflight: true", so that no page of another site can ' +
      'send it unasked (CSRF)',
    'PREFLIGHT_HEADER_MISSING',
  )
}

function checkContentType(contentType: string | undefined): void {
  if (contentType === undefined) throw unsupported(`has no content-type; send it as ${JSON_TYPE}`)
  if (readable.has(contentType)) return
  const { essence, charset } = partsOf(contentType)
  if (essence !== JSON_TYPE) throw unsupported(`is ${essence}; send it as ${JSON_TYPE}`)
  if (charset !== undefined && !/^utf-?8$/i.test(charset))
    throw unsupported(`is in the character set ${JSON.stringify(charset.slice(0, 80))}; send it in UTF-8`)
  if (readable.size < MOST_REMEMBERED) readable.add(contentType)
}

function partsOf(contentType: string): { readonly essence: string; readonly charset?: string } {
  try {
    const { essence, params } = new MIMEType(contentType)
    const charset = params.get('charset')
    return { essence, ...(charset === null ? {} : { charset }) }
  } catch {
    return { essence: JSON.stringify(contentType.slice(0, 80)) }
  }
}

function unsupported(what: string): Refused {
  return new Refused(415, `The body of the request ${what}`, 'MEDIA_TYPE_NOT_SUPPORTED', {
    'accept-post': JSON_TYPE,
  })
}
