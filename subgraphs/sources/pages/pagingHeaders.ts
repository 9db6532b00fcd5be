import type { HttpAnswer } from '../http/answer'
import { nextLink } from '../http/nextLink'
import type { MoreSignal } from './moreSignals'

/** Headers in which sources say how many records there are. */
const COUNTS = [
  'X-Total',
  'X-Total-Count',
  'X-Total-Results',
  'X-Total-Records',
  'X-Total-Items',
  'X-WP-Total',
  'X-Pagination-Total-Count',
  'Total-Count',
]
const NEXT = ['X-Next-Page', 'X-Next-Cursor', 'X-Next-Token', 'X-MS-ContinuationToken']
const PAGES = ['X-Total-Pages', 'X-WP-TotalPages', 'X-Pagination-Page-Count']
const RANGE = 'Content-Range'
const LINK = 'Link'

/** Paging headers of an answer, by name. They are kept with its page, for they are not in its body. */
export type PagingHeaders = Readonly<Record<string, string>>

/** Takes the headers that tell of pages, always in the same order; nothing where the answer has none. */
export function pagingHeadersOf({ header }: Pick<HttpAnswer, 'header'>): PagingHeaders | undefined {
  const told: Record<string, string> = {}
  // Without the address, in which the host would make other bytes of the same data elsewhere.
  if (nextLink(header(LINK)) !== undefined) told[LINK] = 'rel="next"'
  for (const name of [...COUNTS, ...NEXT, ...PAGES, RANGE]) {
    const text = header(name)?.trim() ?? ''
    if (text !== '') told[name] = text
  }
  return Object.keys(told).length === 0 ? undefined : told
}

/** The signals in paging headers. */
export function headerSignals(headers: PagingHeaders = {}): readonly MoreSignal[] {
  return Object.entries(headers).flatMap(([name, text]): readonly MoreSignal[] => {
    if (name === LINK) return [{ tells: 'NEXT_LINK', written: `header ${LINK} ${text}` }]
    const written = `header ${name}: ${text.slice(0, 80)}`
    if (NEXT.includes(name)) return [{ tells: 'NEXT_PAGE', written }]
    // RFC 9110 section 14.4, in any unit: `0-24/573`, `items 0-24/573`.
    const digits = name === RANGE ? /\/(\d{1,15})$/.exec(text)?.[1] : /^\d{1,15}$/.exec(text)?.[0]
    if (digits === undefined) return []
    const count = Number(digits)
    return PAGES.includes(name)
      ? [{ tells: 'PAGES', count, written }]
      : [{ tells: 'COUNT', count, isTotal: true, written }]
  })
}
