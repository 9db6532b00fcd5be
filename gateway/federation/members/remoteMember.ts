import { isUtf8 } from 'node:buffer'
import type { ClientRequest } from 'node:http'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'

import type { AxiosError, AxiosResponse } from 'axios'
import axios from 'axios'
import type { DocumentNode } from 'graphql'
import { print } from 'graphql'
import { z } from 'zod'

import type { MemberService } from './memberService'
import { NotAnswered } from './memberService'

/** Connections to one member; questions beyond them wait for one to be free. */
const MOST_SOCKETS = 32
/** An answer of the flat table, or a page of facts, has some megabytes. */
const LARGEST_ANSWER_BYTES = 128 * 1024 * 1024

export interface RemoteMemberOptions extends Pick<MemberService, 'name' | 'schema' | 'knowsEveryEntity'> {
  /** The address of its `/graphql`. */
  readonly url: string
  /** A larger answer is not read to its end. Default: 128 MiB. */
  readonly maxBytes?: number
}

const answerShape = z.object({
  data: z.looseObject({}).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.looseObject({}).optional(),
      }),
    )
    .nullish(),
})

function answerIn({ status, data: bytes }: AxiosResponse<Buffer>): unknown {
  if (status !== 200) throw new NotAnswered('MEMBER_FAILED', `it answered with status ${status}`)
  // Other encodings would be read as other words.
  if (!isUtf8(bytes)) throw new NotAnswered('MEMBER_ANSWERED_GARBAGE', 'it is not UTF-8')
  let answer: unknown
  try {
    answer = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new NotAnswered('MEMBER_ANSWERED_GARBAGE', 'it is not JSON')
  }
  if (!answerShape.safeParse(answer).success)
    throw new NotAnswered('MEMBER_ANSWERED_GARBAGE', 'it is not an answer of GraphQL')
  return answer
}

/** Whether a connection had been kept that the member had let go of meanwhile: the question has reached nobody. */
function wasLetGo(error: unknown): boolean {
  const { code, request } = Object(error) as AxiosError
  return code === 'ECONNRESET' && (request as ClientRequest | undefined)?.reusedSocket === true
}

function asNotAnswered(error: unknown, maxBytes: number): NotAnswered {
  const { message = '', code = 'no code' } = Object(error) as {
    readonly message?: string
    readonly code?: string
  }
  if (message.includes('maxContentLength'))
    return new NotAnswered('MEMBER_ANSWERED_GARBAGE', `it has more than ${maxBytes} bytes`)
  return new NotAnswered('MEMBER_UNREACHABLE', `it could not be asked: ${code}`)
}

/**
 * A subgraph that runs as a service of its own. It is asked at its address and nowhere else: no redirect is
 * followed and no proxy used. What it answers is looked at before it is believed, and what it says where it gives
 * no answer is shown to nobody.
 */
export function remote(options: RemoteMemberOptions): MemberService {
  const { name, schema, url, knowsEveryEntity = false, maxBytes = LARGEST_ANSWER_BYTES } = options
  const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: MOST_SOCKETS })
  const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: MOST_SOCKETS })
  const printed = new WeakMap<DocumentNode, string>()
  const textOf = (document: DocumentNode): string => {
    const known = printed.get(document)
    if (known !== undefined) return known
    const text = JSON.stringify(print(document))
    printed.set(document, text)
    return text
  }
  const send = (body: string, signal: AbortSignal | undefined) =>
    axios.request<Buffer>({
      url,
      method: 'POST',
      data: body,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-encoding': 'identity',
      },
      adapter: 'http',
      responseType: 'arraybuffer',
      transformRequest: (text: string) => text,
      transformResponse: (received: Buffer) => received,
      validateStatus: () => true,
      decompress: false,
      maxContentLength: maxBytes,
      maxRedirects: 0,
      proxy: false,
      httpAgent,
      httpsAgent,
      ...(signal === undefined ? {} : { signal }),
    })
  return {
    name,
    schema,
    trusted: false,
    knowsEveryEntity,
    async ask(document, variables, _context, signal) {
      const body = `{"query":${textOf(document)},"variables":${JSON.stringify(variables)}}`
      // One for both tries: the second has only the time that the first has left.
      const given = signal?.()
      const response = await send(body, given)
        .catch((error: unknown) => {
          if (wasLetGo(error)) return send(body, given)
          throw error
        })
        .catch((error: unknown) => {
          throw asNotAnswered(error, maxBytes)
        })
      return answerIn(response)
    },
    close() {
      httpAgent.destroy()
      httpsAgent.destroy()
    },
  }
}
