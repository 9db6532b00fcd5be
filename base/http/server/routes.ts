import type { IncomingMessage, ServerResponse } from 'node:http'

import { COMMON_HEADERS } from '../commonHeaders'
import { checkHost } from './hostCheck'
import type { Answering } from './listener'
import { Refused } from '../refused'

/** A path, the methods that it answers, and how. `HEAD` is answered where `GET` is, without the body. */
export interface Route {
  readonly path: string
  /** Whether it answers for every path below its own too. */
  readonly below?: boolean
  readonly methods: readonly ('GET' | 'POST')[]
  /** Whether pages of other origins may ask it, those that are allowed. */
  readonly isShared?: boolean
  readonly answer: Answering
}

/** Decides which pages of other origins may read what is answered. */
export interface CrossOrigin {
  /** Adds what lets the page that asks read the response. */
  allow(request: IncomingMessage, response: ServerResponse): void
  /** The headers by which a browser that asks first is told what it may send. */
  preflight(request: IncomingMessage, methods: string): Readonly<Record<string, string>>
}

export interface RoutesOptions {
  /** Where there is something, told to whoever asks where there is nothing. */
  readonly hint: string
  readonly crossOrigin?: CrossOrigin
}

interface Known extends Route {
  readonly allowed: ReadonlySet<string>
  readonly allow: string
}

const SLASH = 47

function known(route: Route): Known {
  const allowed = [...route.methods, ...(route.methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
  return { ...route, allowed: new Set(allowed), allow: allowed.join(', ') }
}

/**
 * Answers each request by the first route for its path. All pass the same steps in the same order: target, host,
 * path, origin, method.
 */
export function routed(table: readonly Route[], { hint, crossOrigin }: RoutesOptions): Answering {
  const routes = table.map(known)
  const byPath = new Map(routes.map((route) => [route.path, route]))
  const roots = routes.filter(({ below }) => below)
  return (request, response, failed) => {
    checkHost(request, toOriginForm(request))
    const path = pathOf(request)
    if (path === '*') return sendAllowed(response, { allow: 'GET, HEAD, POST, OPTIONS' })
    const route = byPath.get(path) ?? roots.find((root) => path.startsWith(`${root.path}/`))
    if (route === undefined) {
      throw new Refused(404, `There is nothing at ${path.slice(0, 200)}; ${hint}`)
    }
    const { method = 'GET' } = request
    if (route.isShared) crossOrigin?.allow(request, response)
    if (method === 'OPTIONS') {
      const preflight = route.isShared ? crossOrigin?.preflight(request, route.allow) : undefined
      return sendAllowed(response, { allow: route.allow, ...preflight })
    }
    if (!route.allowed.has(method)) {
      throw new Refused(405, `${route.path} does not answer ${method}`, 'METHOD_NOT_ALLOWED', {
        allow: route.allow,
      })
    }
    return route.answer(request, response, failed)
  }
}

function sendAllowed(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  response.writeHead(204, { ...COMMON_HEADERS, ...headers }).end()
}

/**
 * Rewrites an absolute target, as clients of a proxy send it, to its path and search.
 *
 * @returns the host that it named, if it did
 * @throws Refused where the target is none
 */
function toOriginForm(request: IncomingMessage): string | undefined {
  const { url = '/' } = request
  if (url.charCodeAt(0) === SLASH || url === '*') return undefined
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (target?.protocol !== 'http:') {
    throw new Refused(
      400,
      `The target ${JSON.stringify(url.slice(0, 80))} is neither a path nor an http address`,
    )
  }
  request.url = `${target.pathname}${target.search}`
  return target.host
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const mark = url.indexOf('?')
  return mark === -1 ? url : url.slice(0, mark)
}
