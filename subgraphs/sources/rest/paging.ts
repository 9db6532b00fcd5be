import { scalarText } from '../../../base/json/leaves'
import { followJsonPath, parseJsonPath, type JsonPath } from '../../../base/json/path'
import { isList, isObject, kindOf, type JsonValue } from '../../../base/json/value'
import type { Arrived, NextPage, PageAsked, Walk } from '../pages/fetchPages'
import type { PagePart } from '../pages/pages'
import { httpProblem } from '../http/httpProblem'
import { resolveWithin } from '../http/address'
import { nextLink } from '../http/nextLink'
import { wholeNumberAt, type ItemsWanted } from '../json/answer'
import { parameterIn, turnedTo, withParameter } from './pageParameter'
import type { Paging, Total } from './rest.config'

export interface PagedRequest {
  readonly source: string
  readonly origin: string
  readonly request: string
  readonly part?: PagePart
  /** Nothing of paging in it yet. */
  readonly first: PageAsked
  readonly items: ItemsWanted
  readonly paging: Paging
  readonly firstPageOnly: boolean
}

/** A walk through the pages of a REST request. Its state is that of one reading. */
export function walkOf(paged: PagedRequest): Walk {
  const { source, origin, request, part, first, items, paging, firstPageOnly } = paged
  let received = 0
  return {
    request,
    ...(part === undefined ? {} : { part }),
    items,
    first: firstPage(first, paging),
    conditional:
      first.body === undefined && paging.style !== 'link-header' && typeof paging.total !== 'object',
    after(page) {
      const rows = page.items.length
      received += rows
      const header = statedInHeader(page, paging.total)
      const stated = header ?? statedInBody(page, paging.total)
      const told = header === undefined ? {} : { stated: header }
      if (firstPageOnly) return { next: undefined, ...told }
      const isAllStated = stated !== undefined && received >= stated
      const next = nextPage({ source, origin, page, paging, received, isAllStated, isEmpty: rows === 0 })
      return { next, ...told } satisfies NextPage
    },
  }
}

function firstPage(asked: PageAsked, paging: Paging): PageAsked {
  if (paging.style === 'offset') {
    const { offset, limit } = paging.parameters
    return withParameter(withParameter(asked, offset, 0), limit, paging.limit)
  }
  if (paging.style === 'page') {
    const { page, size } = paging.parameters
    const numbered = withParameter(asked, page, paging.first)
    return paging.size === undefined ? numbered : withParameter(numbered, size, paging.size)
  }
  return asked
}

interface Turn {
  readonly source: string
  readonly origin: string
  readonly page: Arrived
  readonly paging: Paging
  /** Records so far, this page's included. */
  readonly received: number
  /** Whether as many came as the source states. */
  readonly isAllStated: boolean
  readonly isEmpty: boolean
}

function nextPage(turn: Turn): PageAsked | undefined {
  const { source, origin, page, paging, received, isAllStated, isEmpty } = turn
  const { asked, url } = page
  const complete = isAllStated || isEmpty
  switch (paging.style) {
    case 'none':
      return undefined
    case 'offset':
      // From what came and not from what was asked: a source may hold its pages shorter than the limit.
      return complete ? undefined : turnedTo(asked, paging.parameters.offset, received)
    case 'page': {
      const { page: parameter } = paging.parameters
      const number = Number(parameterIn(asked, parameter) ?? paging.first)
      return complete ? undefined : turnedTo(asked, parameter, number + 1)
    }
    case 'link-header': {
      const link = nextLink(page.answer.header('link'))
      return link === undefined ? undefined : { ...asked, url: resolveWithin(source, origin, url, link) }
    }
    case 'next-link': {
      // CKAN gives a next link with every page: the count that is named decides, where one is.
      const link = isAllStated ? '' : linkIn(source, page, paging.next)
      return link === '' ? undefined : { ...asked, url: resolveWithin(source, origin, url, link) }
    }
    case 'token': {
      const token = tokenIn(source, page, paging.next)
      if (token === '') return undefined
      if (parameterIn(asked, paging.parameter) === token) {
        const came = 'gives its own token as the next'
        throw httpProblem('PAGING_LOOP', source, url, came, 'another; check `paging`')
      }
      return turnedTo(asked, paging.parameter, token)
    }
  }
}

/** The address of the next page, which may be that of an object: HAL, JSON:API, OpenProject. */
function linkIn(source: string, page: Arrived, path: string): string {
  const value = valueAt(page, path)
  const link = isObject(value)
    ? (['href', 'url', 'uri'].map((name) => value.get(name)).find((one) => one !== undefined) ?? null)
    : value
  if (link === null || link === false) return ''
  if (typeof link === 'string') return link.trim()
  const came = `has ${kindOf(value)} at "${path}"`
  throw httpProblem(
    'NOT_A_VALUE',
    source,
    page.url,
    came,
    'the address of the next page, or an object with `href`',
  )
}

function tokenIn(source: string, page: Arrived, path: string): string {
  const value = valueAt(page, path)
  const isAddress = typeof value === 'string' && /^https?:\/\//i.test(value)
  if (!isAddress && !isList(value) && !isObject(value)) return scalarText(value)
  const came = `has ${isAddress ? 'an address' : kindOf(value)} at "${path}"`
  const right = 'the token of the next page; an address is followed by `style: next-link`'
  throw httpProblem('NOT_A_VALUE', source, page.url, came, right)
}

function valueAt({ json }: Arrived, path: string): JsonValue {
  return followJsonPath(json, pathOf(path))[0]?.value ?? null
}

function statedInHeader({ answer }: Arrived, total: Total | undefined): number | undefined {
  if (typeof total !== 'object') return undefined
  const text = answer.header(total.header)?.trim() ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function statedInBody({ json }: Arrived, total: Total | undefined): number | undefined {
  return typeof total === 'string' ? wholeNumberAt(json, pathOf(total)) : undefined
}

/** A path that the configuration's schema has passed. */
export function pathOf(text: string): JsonPath {
  const path = parseJsonPath(text)
  if (path === undefined) throw new Error(`not a path: ${text}`)
  return path
}
