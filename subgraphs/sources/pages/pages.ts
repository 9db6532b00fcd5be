import { Problem } from '../../../base/problems/problem'
import type { PagingHeaders } from './pagingHeaders'

/** The part of a request that a page belongs to, where the request is made of another's answer. */
export interface PagePart {
  /** Records of the page give the values with which the request is asked. */
  readonly isFeed?: true
  /** Number of the batch of values, from 1, that it was asked with. */
  readonly batch?: number
}

/** One answer of a source, as received. */
export interface Page extends PagePart {
  /** Which of the source's requests it belongs to. */
  readonly request: string
  /**
   * Path and query, without the origin: the same data on another port is the same payload. Where what was sent by
   * POST tells the page, the fragment has it.
   */
  readonly address: string
  /** How many records the answer's headers say there are. */
  readonly stated?: number
  /** Of the answer's headers, those that tell of pages. */
  readonly headers?: PagingHeaders
  readonly body: Buffer
}

const MARK = 'portfolio-light pages 1\n'

/** The media type of framed pages. */
export const PAGES_TYPE = 'application/vnd.portfolio-light.pages'

/**
 * Pages as one byte string, each body untouched. The same pages always give the same bytes: nothing of
 * the moment (a date, a validator) is in it.
 */
export function framePages(pages: readonly Page[]): Buffer {
  const parts: Buffer[] = [Buffer.from(MARK)]
  for (const { request, address, isFeed, batch, stated, headers, body } of pages) {
    // What is undefined is left out, so that a page without it is framed as it always was.
    const head = { request, address, isFeed, batch, stated, headers, bytes: body.length }
    parts.push(Buffer.from(`${JSON.stringify(head)}\n`), body, Buffer.from('\n'))
  }
  return Buffer.concat(parts)
}

/** Whether the bytes were made by `framePages`. */
export function arePages(payload: Uint8Array): boolean {
  return Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    .subarray(0, MARK.length)
    .equals(Buffer.from(MARK))
}

/** The pages again. Throws `NOT_A_TABLE` where the bytes were not made by `framePages`. */
export function unframePages(source: string, payload: Uint8Array): readonly Page[] {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
  if (!arePages(payload)) throw broken(source)
  const pages: Page[] = []
  for (let at = MARK.length; at < bytes.length;) {
    const end = bytes.indexOf('\n', at)
    if (end === -1) throw broken(source)
    const { bytes: length, ...head } = headOf(source, bytes.toString('utf8', at, end))
    const body = bytes.subarray(end + 1, end + 1 + length)
    if (body.length !== length || bytes[end + 1 + length] !== 0x0a) throw broken(source)
    pages.push({ ...head, body })
    at = end + length + 2
  }
  return pages
}

function headOf(source: string, line: string): Omit<Page, 'body'> & { readonly bytes: number } {
  try {
    return JSON.parse(line) as Omit<Page, 'body'> & { readonly bytes: number }
  } catch {
    throw broken(source)
  }
}

function broken(source: string): Problem {
  const right = 'a payload as it was fetched'
  return new Problem(
    'NOT_A_TABLE',
    `${source}: the payload is not pages received over HTTP (${right}) [NOT_A_TABLE]`,
  )
}

/** Path, query and fragment: what tells pages of one source apart. */
export function addressOf(url: URL): string {
  return `${url.pathname}${url.search}${url.hash}`
}
