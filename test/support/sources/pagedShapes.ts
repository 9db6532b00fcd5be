import type { z } from 'zod'
import type { restRequest } from '../../../subgraphs/sources/rest/rest.config'
import { json, withBody, type Handler } from './server'

/** The question for one page, as a system receives it. */
export interface PageWanted {
  readonly origin: string
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
}

type Written = z.input<typeof restRequest>

/** A list of five records, two to a page, in the form that the documentation of one system gives. */
export interface PagedShape {
  readonly system: string
  readonly request: Omit<Written, 'paging'>
  /** The way to write it that brings all five. */
  readonly paging: NonNullable<Written['paging']>
  /** The signs of more on the first page, as the message has them. */
  readonly told: string
  /** The proposal of the message. */
  readonly proposed: string
  answer(wanted: PageWanted): {
    readonly json: unknown
    readonly headers?: Readonly<Record<string, string>>
  }
}

const RECORDS = [1, 2, 3, 4, 5].map((n) => ({ id: `M${n}`, name: `Milestone ${n}`, due: '2026-04-01' }))
const PAGE = 2

/** The records from one on, and where the next page begins. */
const from = (first: number) => ({
  rows: RECORDS.slice(first, first + PAGE),
  next: first + PAGE < RECORDS.length ? first + PAGE : undefined,
})
const numberIn = (query: URLSearchParams, name: string, otherwise = 0): number =>
  Number(query.get(name) ?? otherwise)
const variablesOf = ({ body }: PageWanted): Readonly<Record<string, string | undefined>> =>
  (body['variables'] ?? {}) as Readonly<Record<string, string | undefined>>

/** Serves a shape at whatever path it is asked. */
export const serving =
  (shape: Pick<PagedShape, 'answer'>): Handler =>
  (url, response, request) => {
    withBody(request, (sent) => {
      const body = (sent === '' ? {} : JSON.parse(sent)) as Readonly<Record<string, unknown>>
      const { json: value, headers } = shape.answer({ origin: url.origin, query: url.searchParams, body })
      json(response, value, headers)
    })
  }

/** A shape whose next page stands in the body as an address. */
const byAddress = (
  system: string,
  items: string,
  next: string,
  told: string,
  envelope: (rows: readonly object[], address: string | undefined) => unknown,
): PagedShape => ({
  system,
  request: { path: '/records', items },
  paging: { style: 'next-link', next },
  told,
  proposed: 'style: next-link, next: ',
  answer({ origin, query }) {
    const { rows, next: following } = from(numberIn(query, 'cur'))
    return {
      json: envelope(rows, following === undefined ? undefined : `${origin}/records?cur=${following}`),
    }
  },
})

const ckan = (how: string, paging: PagedShape['paging']): PagedShape => ({
  system: `CKAN, datastore search ${how}`,
  request: { path: '/datastore_search', items: 'result.records' },
  paging,
  told: '"total": 5 at result.total, "next": "/datastore_search?offset=2" at result._links.next',
  proposed: 'paging: { style: next-link, next: result._links.next, total: result.total }',
  answer({ query }) {
    const offset = numberIn(query, 'offset')
    // A next link stands on every page, and on the empty one after the last.
    const _links = { start: '/datastore_search', next: `/datastore_search?offset=${offset + PAGE}` }
    return { json: { success: true, result: { records: from(offset).rows, total: 5, _links } } }
  },
})

export const PAGED_SHAPES: readonly PagedShape[] = [
  {
    system: 'Jira Cloud, issue search by JQL',
    request: { path: '/search/jql', query: { jql: 'project = ALP' }, items: 'issues' },
    paging: { style: 'token', next: 'nextPageToken', parameter: 'nextPageToken' },
    told: '"isLast": false, "nextPageToken": "2"',
    proposed: 'paging: { style: token, next: nextPageToken, parameter: … }',
    answer({ query }) {
      const { rows, next } = from(numberIn(query, 'nextPageToken'))
      const more = next === undefined ? {} : { nextPageToken: String(next) }
      return { json: { issues: rows, isLast: next === undefined, ...more } }
    },
  },
  {
    system: 'Jira Data Center, search',
    request: { path: '/search', items: 'issues' },
    paging: {
      style: 'offset',
      limit: 50,
      total: 'total',
      parameters: { offset: 'startAt', limit: 'maxResults' },
    },
    told: '"total": 5',
    proposed: 'paging: { style: offset, limit: …, total: total }',
    answer({ query }) {
      const startAt = numberIn(query, 'startAt')
      return { json: { startAt, maxResults: PAGE, total: 5, issues: from(startAt).rows } }
    },
  },
  {
    system: 'ServiceNow, Table API',
    request: { path: '/table/pm_project', items: 'result' },
    paging: { style: 'link-header' },
    told: 'header Link rel="next", header X-Total-Count: 5',
    proposed: 'paging: { style: link-header, total: { header: X-Total-Count } }',
    answer({ origin, query }) {
      const { rows, next } = from(numberIn(query, 'sysparm_offset'))
      const first = `<${origin}/table/pm_project?sysparm_offset=0>;rel="first"`
      const more = `,<${origin}/table/pm_project?sysparm_offset=${next}>;rel="next"`
      return {
        json: { result: rows },
        headers: { 'x-total-count': '5', link: `${first}${next === undefined ? '' : more}` },
      }
    },
  },
  {
    system: 'Smartsheet, sheet',
    request: { path: '/sheets/1', items: 'rows' },
    paging: { style: 'page', size: 2, total: 'totalRowCount', parameters: { size: 'pageSize' } },
    told: '"totalRowCount": 5',
    proposed: 'total: totalRowCount',
    answer({ query }) {
      const page = numberIn(query, 'page', 1)
      return { json: { id: 1, totalRowCount: 5, columns: [], rows: from((page - 1) * PAGE).rows } }
    },
  },
  {
    system: 'monday, items page',
    request: {
      path: '/v2',
      body: { query: 'query ($cursor: String) { … }', variables: {} },
      items: 'data.boards[0].items_page.items',
    },
    paging: { style: 'token', next: 'data.boards[0].items_page.cursor', parameter: 'variables.cursor' },
    told: '"cursor": "2" at data.boards[0].items_page.cursor',
    proposed: "style: token, next: 'data.boards[0].items_page.cursor'",
    answer(wanted) {
      const { rows, next } = from(Number(variablesOf(wanted)['cursor'] ?? 0))
      return {
        json: { data: { boards: [{ items_page: { cursor: next?.toString() ?? null, items: rows } }] } },
      }
    },
  },
  {
    system: 'OpenProject, work packages',
    request: { path: '/work_packages', items: '_embedded.elements' },
    paging: { style: 'next-link', next: '_links.nextByOffset' },
    told: '"total": 5, "href": "/records?cur=2" at _links.nextByOffset.href',
    proposed: 'style: next-link, next: _links.nextByOffset.href',
    answer({ query }) {
      const { rows, next } = from(numberIn(query, 'cur'))
      const links = next === undefined ? {} : { nextByOffset: { href: `/records?cur=${next}` } }
      return { json: { total: 5, count: rows.length, _embedded: { elements: rows }, _links: links } }
    },
  },
  byAddress('Asana, tasks', 'data', 'next_page.uri', ' at next_page.uri', (data, uri) => ({
    data,
    next_page: uri === undefined ? null : { offset: 'eyJ0', path: '/tasks?offset=eyJ0', uri },
  })),
  ckan('by offset', { style: 'offset', limit: 2 }),
  ckan('by its links', { style: 'next-link', next: 'result._links.next', total: 'result.total' }),
  {
    system: 'Django REST framework, page number pagination',
    request: { path: '/records', items: 'results' },
    paging: { style: 'next-link', next: 'next', total: 'count' },
    told: '"count": 5',
    proposed: 'style: next-link, next: next',
    answer({ origin, query }) {
      const { rows, next } = from((numberIn(query, 'page', 1) - 1) * PAGE)
      const following = `${origin}/records?page=${(next ?? 0) / PAGE + 1}`
      return {
        json: { count: 5, next: next === undefined ? null : following, previous: null, results: rows },
      }
    },
  },
  byAddress('JSON:API', 'data', 'links.next', ' at links.next', (data, next) => ({
    data,
    links: { self: '/records', next: next ?? null },
  })),
  byAddress(
    'JSON:API, a link that is an object',
    'data',
    'links.next',
    ' at links.next.href',
    (data, href) => ({
      data,
      links: { self: '/records', ...(href === undefined ? {} : { next: { href } }) },
    }),
  ),
  byAddress('HAL', '_embedded.records', '_links.next.href', ' at _links.next.href', (records, href) => ({
    _embedded: { records },
    _links: { self: { href: '/records' }, ...(href === undefined ? {} : { next: { href } }) },
  })),
  byAddress('Microsoft Graph', 'value', '["@odata.nextLink"]', '"@odata.nextLink": ', (value, next) => ({
    value,
    ...(next === undefined ? {} : { '@odata.nextLink': next }),
  })),
  byAddress(
    'Oracle REST Data Services',
    'items',
    'links[rel="next"].href',
    '"hasMore": true',
    (items, href) => ({
      items,
      hasMore: href !== undefined,
      links: [{ rel: 'self', href: '/records' }, ...(href === undefined ? [] : [{ rel: 'next', href }])],
    }),
  ),
  {
    system: 'GitLab, milestones',
    request: { path: '/milestones' },
    paging: { style: 'page', size: 2, total: { header: 'X-Total' } },
    told: 'header X-Total: 5, header X-Next-Page: 2',
    proposed: 'paging: { style: page, total: { header: X-Total } }',
    answer({ query }) {
      const page = numberIn(query, 'page', 1)
      const { rows, next } = from((page - 1) * PAGE)
      return {
        json: rows,
        headers: { 'x-total': '5', 'x-next-page': next === undefined ? '' : String(page + 1) },
      }
    },
  },
  byAddress('SAP Gateway, OData 2', 'd.results', 'd.__next', '"__next": ', (results, next) => ({
    d: { results, __count: '5', ...(next === undefined ? {} : { __next: next }) },
  })),
  {
    system: 'GraphQL, a connection as Relay has it',
    request: {
      path: '/graphql',
      body: { query: 'query ($after: String) { … }', variables: {} },
      items: 'data.project.milestones.nodes',
    },
    paging: {
      style: 'token',
      next: 'data.project.milestones.pageInfo.endCursor',
      parameter: 'variables.after',
    },
    told: '"hasNextPage": true at data.project.milestones.pageInfo.hasNextPage',
    proposed: 'style: token, next: data.project.milestones.pageInfo.endCursor, parameter: … }',
    answer(wanted) {
      const { rows, next } = from(Number(variablesOf(wanted)['after'] ?? 0))
      const endCursor = next?.toString() ?? null
      const pageInfo = { hasNextPage: next !== undefined, endCursor }
      return { json: { data: { project: { milestones: { nodes: rows, pageInfo } } } } }
    },
  },
  {
    system: 'Spring Data REST',
    request: { path: '/records', items: '_embedded.records' },
    paging: { style: 'page', first: 0, total: 'page.totalElements' },
    told: '"totalElements": 5 at page.totalElements, "totalPages": 3 at page.totalPages',
    proposed: 'style: page, total: page.totalElements',
    answer({ query }) {
      const number = numberIn(query, 'page')
      const page = { size: 20, totalElements: 5, totalPages: 3, number }
      return { json: { _embedded: { records: from(number * PAGE).rows }, page } }
    },
  },
]
