import { GraphQLError } from 'graphql'
import { objectType } from 'nexus'

import type { ProblemCode } from '../../base/problems/problem'
import { shareable } from '../federation/shareable'
import { source } from '../federation/source'

export interface PageInfo {
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}

export interface Page<Item> {
  /** A fresh array of its own: Nexus types lists as writable. */
  readonly nodes: Item[]
  readonly pageInfo: PageInfo
  readonly total: number
}

export interface PageRequest {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

export const PAGE_SIZE = { default: 100, greatest: 1_000 } as const

function refuse(code: ProblemCode, message: string): never {
  throw new GraphQLError(message, { extensions: { code } })
}

/**
 * A page of a list in a stable order. A cursor holds the key of the last item given, so that a page
 * stays where it was when items are added before it.
 *
 * @throws GraphQLError `BAD_PAGE_SIZE`, `BAD_CURSOR`
 */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { first, after }: PageRequest,
): Page<Item> {
  const size = first ?? PAGE_SIZE.default
  if (size < 1 || size > PAGE_SIZE.greatest) {
    refuse('BAD_PAGE_SIZE', `first: ${size} is not a page size (1 to ${PAGE_SIZE.greatest})`)
  }
  let start = 0
  if (after !== undefined && after !== null) {
    const key = Buffer.from(after, 'base64url').toString('utf8')
    start = items.findIndex((item) => keyOf(item) === key) + 1
    if (start === 0) refuse('BAD_CURSOR', `after: "${after.slice(0, 80)}" was not issued by this list`)
  }
  const nodes = items.slice(start, start + size)
  const last = nodes.at(-1)
  return {
    nodes,
    pageInfo: {
      hasNextPage: start + nodes.length < items.length,
      endCursor: last === undefined ? null : Buffer.from(keyOf(last), 'utf8').toString('base64url'),
    },
    total: items.length,
  }
}

export const PageInfoType = objectType({
  name: 'PageInfo',
  description: 'Where a page stands in its list.',
  extensions: shareable,
  sourceType: source('vocabulary/page', 'PageInfo'),
  definition(t) {
    t.nonNull.boolean('hasNextPage', { description: 'Whether more follows.' })
    t.string('endCursor', { description: 'Pass it as `after` for the next page. Null for an empty page.' })
  },
})
