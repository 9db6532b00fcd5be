import { z } from 'zod'
import { odataSource } from '../../../../subgraphs/sources/odata/odata.config'
import { restSource } from '../../../../subgraphs/sources/rest/rest.config'

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

it('can be told as JSON Schema, by which editors complete', () => {
  for (const schema of [restSource, odataSource]) {
    expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
      type: 'object',
      additionalProperties: false,
    })
  }
})
