import type { AxiosResponse } from 'axios'

/** What a source answered, before anybody asks whether it is right. */
export interface HttpAnswer {
  readonly status: number
  /** The address that answered, after redirects. */
  readonly url: URL
  /** Decompressed, otherwise as it came. Empty for 304. */
  readonly body: Buffer
  /** Lower case, without parameters; empty where the source named none. */
  readonly mediaType: string
  readonly etag?: string
  readonly lastModified?: string
  header(name: string): string | undefined
}

export function answerOf(url: URL, response: AxiosResponse<Buffer>): HttpAnswer {
  const header = (name: string): string | undefined => {
    const value: unknown = response.headers[name.toLowerCase()]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const etag = header('etag')
  const lastModified = header('last-modified')
  return {
    status: response.status,
    url,
    body: Buffer.from(response.data ?? []),
    mediaType: (header('content-type') ?? '').split(';', 1).join('').trim().toLowerCase(),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    header,
  }
}
