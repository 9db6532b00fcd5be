import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '../../../../base/process/packageRoot'
import { httpLocation } from '../../../../subgraphs/sources/http/location'
import { odataRequest, odataSource } from '../../../../subgraphs/sources/odata/odata.config'
import { restRequest, restSource } from '../../../../subgraphs/sources/rest/rest.config'

interface Example {
  readonly requests?: Readonly<Record<string, object>>
  readonly returns?: readonly { readonly requests?: Readonly<Record<string, object>> }[]
  readonly location?: { readonly auth?: object }
}

const REDMINE = {
  kind: 'rest',
  location: {
    baseUrl: 'https://redmine.unity.example',
    auth: { header: 'X-Redmine-API-Key', secret: { env: 'UNITY_REDMINE_KEY' } },
    paging: { style: 'offset', limit: 100, total: 'total_count' },
  },
  requests: {
    Milestone: { path: '/projects/unity/versions.json', items: 'versions', paging: 'none' },
    WorkItem: { path: '/issues.json', query: { status_id: '*', sort: 'id' }, items: 'issues' },
  },
} as const

it('reads a Redmine as the documentation writes it', () => {
  const { location, requests } = restSource.parse(REDMINE)
  expect(location.paging).toEqual({
    style: 'offset',
    limit: 100,
    total: 'total_count',
    parameters: { offset: 'offset', limit: 'limit' },
  })
  expect(requests['WorkItem']?.paging).toBeUndefined()
})

it.each([
  [{ path: 'issues.json' }],
  [{ path: '//evil.example/issues.json' }],
  [{ path: '/\\evil.example' }],
  [{ path: '/issues.json?key=1' }],
  [{ path: '/issues', items: 'a..b' }],
  [{ path: '/issues', paging: { style: 'cursor' } }],
  [{ path: '/issues', paging: { style: 'offset' } }],
  [{ path: '/issues', paging: { style: 'token', next: 'next' } }],
  [{ path: '/issues', paging: { style: 'next-link' } }],
  [{ path: '/issues', paging: { style: 'next-link', next: 'a..b' } }],
  [{ path: '/batch', each: { of: { path: '/ids', value: 'id' } } }],
  [{ path: '/batch', each: { of: { path: '/ids' }, into: 'body.ids' } }],
  [{ path: '/batch', each: { of: { path: '/ids', value: 'id' }, into: 'header.ids' } }],
  [{ path: '/batch', each: { of: { path: '/ids', value: 'id' }, into: 'path.id' } }],
  [{ path: '/batch/{id}', each: { of: { path: '/ids', value: 'id' }, into: 'path.id', batch: 2 } }],
  [{ path: '/issues', headers: { Authorization: 'literal' } }],
])('refuses the request %j', (request) => {
  expect(restSource.safeParse({ ...REDMINE, requests: { WorkItem: request } }).success).toBe(false)
})

it('refuses a source that asks for nothing', () => {
  expect(restSource.safeParse({ ...REDMINE, requests: {} }).success).toBe(false)
})

const LIST = {
  kind: 'odata',
  location: {
    baseUrl: 'https://x.example/sites/matrix',
    version: 4,
    auth: { bearer: { env: 'MATRIX_TOKEN' } },
  },
} as const

it('reads an OData list as the documentation writes it', () => {
  const request = { entitySet: 'lists/KPI/items', select: ['ID', 'Title'], expand: ['fields'], orderby: 'ID' }
  expect(odataSource.parse({ ...LIST, requests: { Observation: request } }).requests['Observation']).toEqual({
    ...request,
    count: true,
  })
})

it.each([
  { entitySet: '/KPI' },
  { entitySet: 'KPI?$top=1' },
  { entitySet: 'KPI', top: 0 },
  { select: ['ID'] },
])('refuses the OData request %j', (request) => {
  expect(odataSource.safeParse({ ...LIST, requests: { Observation: request } }).success).toBe(false)
})

describe('the examples of the page on bringing a member in', () => {
  const page = readFileSync(path.join(packageRoot(), 'docs', 'onboarding.md'), 'utf8')
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, text = '']) => parse(text) as Example | null,
  )
  const requests = blocks.flatMap((block) =>
    Object.values(block?.requests ?? block?.returns?.[0]?.requests ?? {}),
  )
  const isOdata = (request: object): boolean => 'entitySet' in request

  it.each(requests.map((request) => [request]))('hold: %j', (request) => {
    const schema = isOdata(request) ? odataRequest : restRequest
    expect(schema.safeParse(request).error).toBeUndefined()
  })

  it('are there for both kinds, and for OAuth 2', () => {
    expect(requests.filter(isOdata)).not.toHaveLength(0)
    expect(requests.filter((request) => !isOdata(request))).not.toHaveLength(0)
    const authenticated = blocks
      .map((block) => block?.location)
      .filter((location) => location?.auth !== undefined)
    expect(authenticated.map((location) => z.strictObject(httpLocation).safeParse(location).success)).toEqual(
      [true],
    )
  })
})

it('can be told as JSON Schema, by which editors complete', () => {
  for (const schema of [restSource, odataSource]) {
    expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
      type: 'object',
      additionalProperties: false,
    })
  }
})
