import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { PROBLEMS } from '../../../base/problems/problem'
import type { ProblemCode } from '../../../base/problems/problem'
import { contentSecurityPolicy } from '../contentSecurityPolicy'
import { sendAsset } from '../sendAsset'
import { sendPage } from '../sendPage'
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

const POLICY = contentSecurityPolicy({
  'script-src': "'self'",
  'worker-src': "'self'",
  // The editors write their colours and positions into style elements.
  'style-src': "'self' 'unsafe-inline'",
  'connect-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
})

/** Serves the Playground at `/playground` and its files below. */
export function createPlayground({ bundleFolder, examplesFolder }: PlaygroundOptions): Playground {
  function send(request: IncomingMessage, response: ServerResponse, name: string): void {
    const manifest = readManifest(bundleFolder)
    if (manifest === undefined) {
      refuse(request, response, 503, 'PLAYGROUND_NOT_BUILT')
    } else if (name === '') {
      const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }
      const body = renderDocument(manifest, readExamples(examplesFolder), PATH)
      sendPage(request, response, { status: 200, body, policy: POLICY, headers })
    } else if (manifest.assets.includes(name)) {
      // Only names that the manifest lists ever reach the file system.
      const failed = (cause: unknown) => refuse(request, response, 500, 'PLAYGROUND_UNREADABLE', cause)
      sendAsset(request, response, { file: path.join(bundleFolder, name), policy: POLICY, failed })
    } else {
      sendPage(request, response, {
        status: 404,
        body: 'The Playground has no such file.\n',
        policy: POLICY,
      })
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
  sendPage(request, response, {
    status,
    body: `${code}${word}: ${PROBLEMS[code].join(' ')}\n`,
    policy: POLICY,
  })
}
