import { scalarText } from '../../../base/json/leaves'
import { followJsonPath, parseJsonPath, type JsonPath } from '../../../base/json/path'
import { isList, isObject } from '../../../base/json/value'
import type { Arrived, NextPage, PageAsked, Walk } from '../pages/fetchPages'
import { httpProblem } from '../http/httpProblem'
import { resolveWithin } from '../http/address'
import { nextLink } from '../http/nextLink'
import { itemsOf, wholeNumberAt } from '../json/answer'
import { parameterIn, turnedTo, withParameter } from './pageParameter'
import type { Paging, Total } from './rest.config'

export interface PagedRequest {
  readonly source: string
  readonly origin: string
  readonly request: string
  /** Nothing of paging in it yet. */
  readonly first: PageAsked
  readonly items: string
  readonly paging: Paging
}

/** A walk through the pages of a REST request. Its state is that of one reading. */
export function walkOf({ source, origin, request, first, items, paging }: PagedRequest): Walk {
  const itemsPath = pathOf(items)
  let received = 0
  return {
    request,
    first: firstPage(first, paging),
    conditional:
      first.body === undefined && paging.style !== 'link-header' && typeof paging.total !== 'object',
    after(page) {
      const rows = itemsOf(source, page.url, page.json, itemsPath, items).items.length
      received += rows
      const header = statedInHeader(page, paging.total)
      const stated = header ?? statedInBody(page, paging.total)
      const complete = stated === undefined ? rows === 0 : received >= stated || rows === 0
      const next = nextPage({ source, origin, page, paging, received, complete })
      return { next, ...(header === undefined ? {} : { stated: header }) } satisfies NextPage
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
  /** Whether counting says that there are no more. */
  readonly complete: boolean
}

function nextPage({ source, origin, page, paging, received, complete }: Turn): PageAsked | undefined {
  const { asked, url } = page
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
    case 'token': {
      const token = tokenIn(source, page, paging.next)
      if (token === '') return undefined
      if (parameterIn(asked, paging.parameter) === token) {
        throw httpProblem(
          'PAGING_LOOP',
          source,
          url,
          'gives its own token as the next',
          'another; check `paging`',
        )
      }
      return turnedTo(asked, paging.parameter, token)
    }
  }
}

function tokenIn(source: string, { url, json }: Arrived, path: string): string {
  const value = followJsonPath(json, pathOf(path))[0]?.value ?? null
  if (!isList(value) && !isObject(value)) return scalarText(value)
  throw httpProblem(
    'NOT_A_VALUE',
    source,
    url,
    `has an object or a list at "${path}"`,
    'the token of the next page',
  )
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
