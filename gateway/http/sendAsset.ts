import { readFile } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'

import { encodingFor } from './encoding'
import { sendPage } from './sendPage'

export interface Asset {
  /** Its path. Its name holds a hash of its content, and its gzipped twin has `.gz` appended. */
  readonly file: string
  readonly policy: string
  /** Called where the file cannot be read. */
  readonly failed: (cause: unknown) => void
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Answers with a file that was built for a page, gzipped to a client that takes gzip. */
export function sendAsset(
  request: IncomingMessage,
  response: ServerResponse,
  { file, policy, failed }: Asset,
): void {
  const isZipped = encodingFor(request.headers['accept-encoding'], ['gzip', 'identity']) === 'gzip'
  readFile(isZipped ? `${file}.gz` : file, (error, body) => {
    if (error) return failed(error)
    const headers = {
      'content-type': CONTENT_TYPES[path.extname(file)],
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(isZipped && { 'content-encoding': 'gzip' }),
    }
    return sendPage(request, response, { status: 200, body, policy, headers })
  })
}
