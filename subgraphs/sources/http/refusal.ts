import { parseJson } from '../../../base/json/parse'
import type { Problem } from '../../../base/problems/problem'
import { errorText } from '../json/errorText'
import type { HttpAnswer } from './answer'
import { httpProblem } from './httpProblem'
import { retryAfter } from './retryAfter'

const LONGEST_SAID = 80
const TRANSIENT = new Set([408, 425, 500, 502, 503, 504])

/** Bodies that are longer are not looked into for an error. */
const LONGEST_ERROR = 64 * 1024

/**
 * Why an answer cannot be used, or nothing if it can: a 304, or a 200 of the media type expected.
 *
 * @param hide takes secrets out of what the source says
 */
export function refusal(
  source: string,
  answer: HttpAnswer,
  mediaType: string,
  hide: (text: string) => string,
): Problem | undefined {
  const { status, url } = answer
  if (status === 304) return undefined
  // Azure DevOps answers its page with 203.
  if (status >= 200 && status < 300 && isHtml(answer)) {
    const right = `${mediaType}; the secret may be missing, wrong or expired`
    return httpProblem('SIGN_IN_PAGE', source, url, 'answered a web page, perhaps for signing in', right)
  }
  if (status !== 200) return statusRefusal(source, answer, saidIn(answer, hide))
  if (isExpected(answer.mediaType, mediaType)) return undefined
  const came = answer.mediaType === '' ? 'a body of no stated type' : answer.mediaType.slice(0, LONGEST_SAID)
  return httpProblem(
    'NOT_JSON',
    source,
    url,
    `answered ${came}`,
    `${mediaType}, or else name the type as \`mediaType\``,
  )
}

/** `: "The field x does not exist"`, where the body of an answer that failed says so in JSON. */
function saidIn({ mediaType, body }: HttpAnswer, hide: (text: string) => string): string {
  if (!/\bjson$/.test(mediaType) || body.length > LONGEST_ERROR) return ''
  try {
    const said = errorText(parseJson(body), hide)
    return said === undefined ? '' : `: "${said}"`
  } catch {
    // A body that is no JSON after all says nothing that could be quoted.
    return ''
  }
}

function statusRefusal(source: string, answer: HttpAnswer, said: string): Problem {
  const { status, url } = answer
  const came = `answered ${status}${said}`
  const waitMs = retryAfter(answer.header('retry-after'), Date.now())
  const version = answer.header('dataserviceversion')
  const details = {
    status,
    said,
    ...(waitMs === undefined ? {} : { waitMs }),
    // A service of another version of OData may refuse the question and yet say what it is.
    ...(version === undefined ? {} : { dataServiceVersion: version }),
  }
  const asks = waitMs === undefined ? '' : `, and asks to wait ${Math.ceil(waitMs / 1000)} s`
  switch (true) {
    case status === 401 || status === 403:
      return httpProblem(
        'HTTP_UNAUTHORISED',
        source,
        url,
        came,
        'check the secret and what it may read',
        details,
      )
    case status === 429:
      return httpProblem(
        'HTTP_RATE_LIMITED',
        source,
        url,
        `${came}${asks}`,
        'fewer requests, or a later one',
        details,
      )
    case TRANSIENT.has(status):
      return httpProblem('HTTP_UNAVAILABLE', source, url, `${came}${asks}`, '200', details)
    default:
      return httpProblem('HTTP_REFUSED', source, url, came, '200; check `path` and `query`', details)
  }
}

function isHtml({ mediaType, body }: HttpAnswer): boolean {
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return true
  const start = body
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  return /^<(!doctype html|html|head|body|script|meta)\b/i.test(start)
}

function isExpected(came: string, expected: string): boolean {
  return (
    came === expected ||
    (expected === 'application/json' && /^(text\/json|application\/[\w.-]+\+json)$/.test(came))
  )
}
