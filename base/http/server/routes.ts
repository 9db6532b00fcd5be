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

/** The routes as requests are held against them. */
interface Table extends RoutesOptions {
  readonly byPath: ReadonlyMap<string, Known>
  readonly roots: readonly Known[]
  /** The methods that any route answers. */
  readonly allow: string
}

/** A request on its way to its route. */
interface Passing {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The host in the target, where it has one. */
  authority: string | undefined
  path: string
  route: Known | undefined
}

/**
 * Takes a request one step on.
 *
 * @returns whether it has been answered
 * @throws Refused
 */
type Step = (passing: Passing, table: Table) => boolean

/** The steps that every request passes, in their order, before its route answers it. */
const STEPS: readonly Step[] = [
  readTarget,
  requireOurHost,
  answerForAll,
  findRoute,
  letOriginRead,
  answerOptions,
  requireMethod,
]

const SLASH = 47
const METHODS_IN_ORDER = ['GET', 'HEAD', 'POST', 'OPTIONS']

function known(route: Route): Known {
  const allowed = [...route.methods, ...(route.methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
  return { ...route, allowed: new Set(allowed), allow: allowed.join(', ') }
}

function tableOf(table: readonly Route[], options: RoutesOptions): Table {
  const routes = table.map(known)
  return {
    ...options,
    byPath: new Map(routes.map((route) => [route.path, route])),
    roots: routes.filter(({ below }) => below),
    allow: METHODS_IN_ORDER.filter((method) => routes.some(({ allowed }) => allowed.has(method))).join(', '),
  }
}

/** Answers each request by the first route for its path, once it has passed the steps. */
export function routed(routes: readonly Route[], options: RoutesOptions): Answering {
  const table = tableOf(routes, options)
  return (request, response, failed) => {
    const passing: Passing = { request, response, authority: undefined, path: '', route: undefined }
    for (const step of STEPS) if (step(passing, table)) return
    passing.route?.answer(request, response, failed)
  }
}

function readTarget(passing: Passing): false {
  passing.authority = toOriginForm(passing.request)
  passing.path = pathOf(passing.request)
  return false
}

function requireOurHost({ request, authority }: Passing): false {
  checkHost(request, authority)
  return false
}

function answerForAll({ response, path }: Passing, { allow }: Table): boolean {
  if (path !== '*') return false
  sendAllowed(response, { allow })
  return true
}

function findRoute(passing: Passing, { byPath, roots, hint }: Table): false {
  const { path } = passing
  passing.route = byPath.get(path) ?? roots.find((root) => path.startsWith(`${root.path}/`))
  if (passing.route === undefined)
    throw new Refused(404, `There is nothing at ${path.slice(0, 200)}; ${hint}`)
  return false
}

function letOriginRead({ request, response, route }: Passing, { crossOrigin }: Table): false {
  if (route?.isShared) crossOrigin?.allow(request, response)
  return false
}

function answerOptions({ request, response, route }: Passing, { crossOrigin }: Table): boolean {
  if (request.method !== 'OPTIONS' || route === undefined) return false
  const preflight = route.isShared ? crossOrigin?.preflight(request, route.allow) : undefined
  sendAllowed(response, { allow: route.allow, ...preflight })
  return true
}

function requireMethod({ request: { method = 'GET' }, route }: Passing): false {
  if (route === undefined || route.allowed.has(method)) return false
  throw new Refused(405, `${route.path} does not answer ${method}`, 'METHOD_NOT_ALLOWED', {
    allow: route.allow,
  })
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
