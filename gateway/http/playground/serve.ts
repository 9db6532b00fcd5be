import { readFile } from 'node:fs'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import path from 'node:path'
import { PROBLEMS } from '../../../base/problems/problem'
import type { ProblemCode } from '../../../base/problems/problem'
import { COMMON_HEADERS } from '../../../base/http/commonHeaders'
import { renderDocument } from './document'
import { readExamples } from './examples'
import { readManifest } from './manifest'

export interface PlaygroundOptions {
  /** The folder that `bundlePlayground` made. */
  readonly bundleFolder: string
  /** The folder of the `*.graphql` files that the Playground opens on. */
  readonly examplesFolder: string
}

export interface Playground {
  /** Answers a request for `/playground` or below, by `GET` or `HEAD`. */
  handle(request: IncomingMessage, response: ServerResponse): void
}

const PATH = '/playground'

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  // The editors write their colours and positions into style elements.
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Serves the Playground at `/playground` and its files below. */
export function createPlayground({ bundleFolder, examplesFolder }: PlaygroundOptions): Playground {
  function send(request: IncomingMessage, response: ServerResponse, name: string): void {
    const manifest = readManifest(bundleFolder)
    if (manifest === undefined) {
      refuse(request, response, 503, 'PLAYGROUND_NOT_BUILT')
    } else if (name === '') {
      answer(request, response, 200, renderDocument(manifest, readExamples(examplesFolder), PATH), {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      })
    } else if (manifest.assets.includes(name)) {
      // Only names that the manifest lists ever reach the file system.
      sendAsset(request, response, path.join(bundleFolder, name))
    } else {
      answer(request, response, 404, 'The Playground has no such file.\n')
    }
  }

  return {
    handle(request, response) {
      const pathname = (request.url ?? '').replace(/[?#].*$/s, '')
      try {
        send(request, response, pathname.slice(PATH.length + 1))
      } catch (error) {
        refuse(request, response, 500, 'PLAYGROUND_UNREADABLE', error)
      }
    },
  }
}

function sendAsset(request: IncomingMessage, response: ServerResponse, file: string): void {
  const zipped = acceptsGzip(request)
  readFile(zipped ? `${file}.gz` : file, (error, body) => {
    if (error) return refuse(request, response, 500, 'PLAYGROUND_UNREADABLE', error)
    answer(request, response, 200, body, {
      'content-type': CONTENT_TYPES[path.extname(file)],
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(zipped && { 'content-encoding': 'gzip' }),
    })
  })
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  code: ProblemCode,
  cause?: unknown,
): void {
  // The system's word for it (EACCES, say) helps; its message would show where our files lie.
  const word =
    typeof cause === 'object' && cause !== null && 'code' in cause ? ` (${String(cause.code)})` : ''
  answer(request, response, status, `${code}${word}: ${PROBLEMS[code].join(' ')}\n`)
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(request.headers['accept-encoding'] ?? ''))
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    ...COMMON_HEADERS,
    'referrer-policy': 'no-referrer',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
