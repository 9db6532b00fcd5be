import type { Arrived, NextPage, Walk } from './fetchPages'
import { httpProblem } from './http/httpProblem'
import { resolveWithin } from './http/address'
import { nextLink } from './http/nextLink'
import { itemsOf, wholeNumberAt } from './json/answer'
import { scalarText } from './json/leaves'
import { followJsonPath, parseJsonPath, type JsonPath } from './json/path'
import { isList, isObject } from './json/value'
import type { Paging, Total } from './rest.config'

export interface PagedRequest {
  readonly source: string
  readonly origin: string
  readonly request: string
  /** Path, query and nothing of paging yet. */
  readonly address: URL
  readonly items: string
  readonly paging: Paging
}

/** A walk through the pages of a REST request. Its state is that of one reading. */
export function walkOf({ source, origin, request, address, items, paging }: PagedRequest): Walk {
  const itemsPath = pathOf(items)
  let received = 0
  return {
    request,
    first: firstAddress(address, paging),
    conditional: paging.style !== 'link-header' && typeof paging.total !== 'object',
    after(page) {
      const rows = itemsOf(source, page.url, page.json, itemsPath, items).items.length
      received += rows
      const header = statedInHeader(page, paging.total)
      const stated = header ?? statedInBody(page, paging.total)
      const complete = stated === undefined ? rows === 0 : received >= stated || rows === 0
      const next = nextAddress({ source, origin, page, paging, received, complete })
      return { next, ...(header === undefined ? {} : { stated: header }) } satisfies NextPage
    },
  }
}

function firstAddress(address: URL, paging: Paging): URL {
  const url = new URL(address)
  if (paging.style === 'offset') {
    url.searchParams.set(paging.parameters.offset, '0')
    url.searchParams.set(paging.parameters.limit, String(paging.limit))
  }
  if (paging.style === 'page') {
    url.searchParams.set(paging.parameters.page, String(paging.first))
    if (paging.size !== undefined) url.searchParams.set(paging.parameters.size, String(paging.size))
  }
  return url
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

function nextAddress({ source, origin, page, paging, received, complete }: Turn): URL | undefined {
  const url = new URL(page.url)
  switch (paging.style) {
    case 'none':
      return undefined
    case 'offset':
      // From what came and not from what was asked: a source may hold its pages shorter than the limit.
      url.searchParams.set(paging.parameters.offset, String(received))
      return complete ? undefined : url
    case 'page': {
      const number = Number(url.searchParams.get(paging.parameters.page) ?? paging.first)
      url.searchParams.set(paging.parameters.page, String(number + 1))
      return complete ? undefined : url
    }
    case 'link-header': {
      const link = nextLink(page.answer.header('link'))
      return link === undefined ? undefined : resolveWithin(source, origin, page.url, link)
    }
    case 'token': {
      const token = tokenIn(source, page, paging.next)
      if (token === '') return undefined
      if (url.searchParams.get(paging.parameter) === token) {
        throw httpProblem(
          'PAGING_LOOP',
          source,
          page.url,
          'gives its own token as the next',
          'another; check `paging`',
        )
      }
      url.searchParams.set(paging.parameter, token)
      return url
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
