import type { Fetched as FetchedPages } from '../../sources/pages/fetchPages'
import type { Fetched } from './kind'

/** What pages came to, as every kind says it. */
export function broughtPages(fetched: FetchedPages): Fetched {
  if (fetched.outcome === 'UNCHANGED') return fetched
  const { payload, ...rest } = fetched
  return { ...rest, outcome: 'BROUGHT', bytes: payload }
}
