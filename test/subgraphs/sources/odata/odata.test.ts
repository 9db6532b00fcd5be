import Datastore from '@seald-io/nedb'
import ODataServer from 'simple-odata-server'
import nedbAdapter from 'simple-odata-server-nedb'
import type { z } from 'zod'
import { createHttpClient, type HttpClient } from '../../../../subgraphs/sources/http/client'
import { fetchOdata, readOdata } from '../../../../subgraphs/sources/odata/odata'
import { odataSource, type OdataSource } from '../../../../subgraphs/sources/odata/odata.config'
import type { RawRecord } from '../../../../subgraphs/sources/table/rawTable'
import { loopback } from '../http/clientFor'
import { rejectionOf } from '../../../support/sources/rejectionOf'
import { ODATA_SHAPES } from '../../../support/sources/odataShapes'
import { json, serve, type Handler, type TestServer } from '../../../support/sources/server'

const ID = 'matrix/list'

type Written = z.input<typeof odataSource>
type WrittenRequest = Written['requests'][string]

let server: TestServer
afterEach(() => server.close())

async function peer(
  handler: Handler,
  request: WrittenRequest,
  base = '',
): Promise<{ readonly source: OdataSource; readonly client: HttpClient }> {
  server = await serve(handler)
  const source = odataSource.parse({
    kind: 'odata',
    location: { baseUrl: `${server.origin}${base}`, limits: { attempts: 1, maxPages: 20 } },
    requests: { Observation: request },
  } satisfies Written)
  const client = createHttpClient(ID, source.location, {
    allow: loopback(server.origin),
    environment: {},
    secrets: [],
  })
  return { source, client }
}

async function payloadOf(source: OdataSource, client: HttpClient): Promise<Buffer> {
  const fetched = await fetchOdata(source, client)
  if (fetched.outcome !== 'FETCHED') throw new Error(fetched.outcome)
  return fetched.payload
}

async function recordsOf(
  handler: Handler,
  request: WrittenRequest,
  base = '',
): Promise<readonly RawRecord[]> {
  const { source, client } = await peer(handler, request, base)
  const fetched = { payload: await payloadOf(source, client) }
  return [...(readOdata(ID, fetched.payload, source).tables.get('Observation')?.records ?? [])]
}

const valuesAt = (records: readonly RawRecord[], path: string): readonly (string | undefined)[] =>
  records.map((record) => record.at?.(path)?.text)

describe('simple-odata-server', () => {
  const database = new Datastore<object>()
  let service: ODataServer | undefined

  beforeAll(async () => {
    for (let n = 1; n <= 30; n += 1) {
      await database.insertAsync({
        kpi: n % 2 === 0 ? "Owner's return" : 'PROMPT_PAYMENT_5D',
        period: `2026-${String(((n - 1) % 12) + 1).padStart(2, '0')}`,
        value: n / 8,
        ordinal: n,
        owner: { team: `Team ${n % 3}` },
      })
    }
  })

  const handler: Handler = (url, response, request) => {
    service ??= new ODataServer(url.origin)
      .model({
        namespace: 'matrix',
        entityTypes: {
          Kpi: {
            _id: { type: 'Edm.String', key: true },
            kpi: { type: 'Edm.String' },
            period: { type: 'Edm.String' },
            value: { type: 'Edm.Double' },
            ordinal: { type: 'Edm.Int32' },
            owner: { type: 'matrix.Owner' },
          },
        },
        complexTypes: { Owner: { team: { type: 'Edm.String' } } },
        entitySets: { kpis: { entityType: 'matrix.Kpi' } },
      })
      .adapter(nedbAdapter((_collection, callback) => callback(null, database)))
    service.handle(request, response)
  }

  it('gives all that it says it has, in the order asked for', async () => {
    const records = await recordsOf(handler, { entitySet: 'kpis', orderby: 'ordinal desc' })
    expect(valuesAt(records, 'ordinal')).toEqual(Array.from({ length: 30 }, (_, index) => String(30 - index)))
    expect(records[0]?.at?.('value')).toEqual({
      text: '3.75',
      typed: { kind: 'NUMBER', value: '3.75' },
      place: {
        url: `${server.origin}/kpis?$orderby=ordinal%20desc&$count=true`,
        pointer: '/value/0/value',
        record: 1,
        heading: 'value',
      },
    })
    expect(records[0]?.at?.('owner.team')?.text).toBe('Team 0')
  })

  it('selects, filters and stops at the top, the count notwithstanding', async () => {
    const records = await recordsOf(handler, {
      entitySet: 'kpis',
      select: ['ordinal', 'kpi'],
      filter: "kpi eq 'PROMPT_PAYMENT_5D' and ordinal gt 10",
      orderby: 'ordinal asc',
      top: 4,
    })
    expect(valuesAt(records, 'ordinal')).toEqual(['11', '13', '15', '17'])
    expect(valuesAt(records, 'kpi')).toEqual(Array(4).fill('PROMPT_PAYMENT_5D'))
    expect(records[0]?.at?.('period')).toBeUndefined()
  })

  it('is not asked how many there are where that is not wanted', async () => {
    expect(await recordsOf(handler, { entitySet: 'kpis', count: false })).toHaveLength(30)
    expect(server.heard[0]?.url.search).toBe('')
  })

  it('is asked for pages of the size wanted, which it may heed', async () => {
    const { source, client } = await peer(handler, { entitySet: 'kpis' })
    await fetchOdata({ ...source, location: { ...source.location, pageSize: 50 } }, client)
    await fetchOdata(source, client)
    expect(server.heard.map(({ headers }) => headers['prefer'])).toEqual(['odata.maxpagesize=50', undefined])
  })

  it('says which list it does not have', async () => {
    const { source, client } = await peer(handler, { entitySet: 'nothing' })
    const problem = await rejectionOf(fetchOdata(source, client))
    expect(problem.code).toBe('HTTP_REFUSED')
    expect(problem.message).toContain('/nothing?$count=true answered 404')
  })
})

describe('a server that pages by itself', () => {
  const ROWS = Array.from({ length: 250 }, (_, index) => ({ ID: index + 1, fields: { Value: index / 4 } }))
  type Link = (url: URL, token: number) => string

  const paged =
    (link: Link, more: Readonly<Record<string, unknown>> = {}, annotation = '@odata.'): Handler =>
    (url, response) => {
      const from = Number(url.searchParams.get('$skiptoken'))
      const next = from + 100 < ROWS.length ? { [`${annotation}nextLink`]: link(url, from + 100) } : {}
      json(response, {
        [`${annotation}count`]: ROWS.length,
        value: ROWS.slice(from, from + 100),
        ...next,
        ...more,
      })
    }
  const request: WrittenRequest = {
    entitySet: 'lists/KPI/items',
    select: ['ID'],
    expand: ['fields'],
    orderby: 'ID',
  }

  it.each<[string, Link, Readonly<Record<string, unknown>>]>([
    ['absolute', (url, token) => `${url.origin}/sites/matrix/lists/KPI/items?$skiptoken=${token}`, {}],
    ['relative to the request', (_url, token) => `items?$skiptoken=${token}`, {}],
    // OData JSON format 4.01 section 4.4: relative URLs are relative to the context URL where there is one.
    [
      'relative to the context',
      (_url, token) => `lists/KPI/items?$skiptoken=${token}`,
      { '@odata.context': '/sites/matrix/$metadata#items' },
    ],
    ['relative to the host', (_url, token) => `/sites/matrix/lists/KPI/items?$skiptoken=${token}`, {}],
  ])('with links %s', async (_name, link, more) => {
    const records = await recordsOf(paged(link, more), request, '/sites/matrix')
    expect(valuesAt(records, 'ID')).toEqual(ROWS.map(({ ID: id }) => String(id)))
    expect(records[249]?.at?.('fields.Value')?.place).toEqual({
      url: `${server.origin}/sites/matrix/lists/KPI/items?$skiptoken=200`,
      pointer: '/value/49/fields/Value',
      record: 250,
      heading: 'fields.Value',
    })
    expect(server.heard.map(({ url }) => `${url.pathname}${url.search}`)).toEqual([
      '/sites/matrix/lists/KPI/items?$select=ID&$expand=fields&$orderby=ID&$count=true',
      '/sites/matrix/lists/KPI/items?$skiptoken=100',
      '/sites/matrix/lists/KPI/items?$skiptoken=200',
    ])
  })

  it('in the shorter words of 4.01, with the count as text', async () => {
    const handler = paged((_url, token) => `items?$skiptoken=${token}`, { '@count': '250' }, '@')
    expect(await recordsOf(handler, request, '/sites/matrix')).toHaveLength(250)
  })

  it('and loses records on the way', async () => {
    const { source, client } = await peer(
      paged((_url, token) => `items?$skiptoken=${token}`, { '@odata.count': 251 }),
      request,
    )
    const fetched = await fetchOdata(source, client)
    if (fetched.outcome !== 'FETCHED') throw new Error(fetched.outcome)
    expect(() => readOdata(ID, fetched.payload, source)).toThrow(
      'matrix/list: request "Observation" brought 250 records where the source states 251',
    )
  })

  it('and leads to another host', async () => {
    const { source, client } = await peer(
      paged(() => 'https://elsewhere.example/items?$skiptoken=1'),
      request,
    )
    const problem = await rejectionOf(fetchOdata(source, client))
    expect([problem.code, server.heard.length]).toEqual(['ADDRESS_REFUSED', 1])
    expect(problem.message).toContain('names a next page at https://elsewhere.example')
  })

  it('and goes in circles', async () => {
    const circling = paged(() => 'items?$skiptoken=0')
    const { source, client } = await peer(circling, request)
    expect((await rejectionOf(fetchOdata(source, client))).code).toBe('PAGING_LOOP')
  })

  it('and fails half-way through a list, with 200', async () => {
    const handler: Handler = (_url, response) =>
      json(response, { error: { code: '500', message: 'out of time' } })
    const { source, client } = await peer(handler, request)
    const problem = await rejectionOf(fetchOdata(source, client))
    expect(problem.code).toBe('SOURCE_ERROR')
    expect(problem.message).toContain('answered with an error of its own: "out of time" (a list of records')
  })
})

describe('what services make of OData', () => {
  const request: WrittenRequest = { entitySet: 'Milestones' }
  const five = ['1', '2', '3', '4', '5']

  it.each([
    ['sharePoint', ['COUNT_NOT_GIVEN']],
    ['counted3', []],
    ['dynamics', []],
  ] as const)('is read whole: %s', async (name, codes) => {
    const { source, client } = await peer(ODATA_SHAPES[name], request)
    const { tables, notes } = readOdata(ID, await payloadOf(source, client), source)
    expect(valuesAt([...(tables.get('Observation')?.records ?? [])], 'Id')).toEqual(five)
    expect(notes.map(({ code }) => code)).toEqual(codes)
  })

  it('is asked for as OData 4.0, page by page', async () => {
    await recordsOf(ODATA_SHAPES.dynamics, request)
    const versions = server.heard.map(({ headers }) => [
      headers['odata-version'],
      headers['odata-maxversion'],
    ])
    expect(versions).toEqual(Array(3).fill(['4.0', '4.0']))
  })

  it('is told of where a count was asked for and not given, and not where none was asked for', async () => {
    const { source, client } = await peer(ODATA_SHAPES.sharePoint, request)
    const { notes } = readOdata(ID, await payloadOf(source, client), source)
    expect(notes).toEqual([
      {
        code: 'COUNT_NOT_GIVEN',
        message:
          'request "Observation" asks how many records there are, and the source does not say; it gave 5 records [COUNT_NOT_GIVEN]',
        where: { url: `${server.origin}/Milestones?$skiptoken=4` },
      },
    ])
    await server.close()
    const uncounted = await peer(ODATA_SHAPES.sharePoint, { ...request, count: false })
    const payload = await payloadOf(uncounted.source, uncounted.client)
    expect(readOdata(ID, payload, uncounted.source).notes).toEqual([])
  })

  it('is refused in the form of OData 2, with the way to read it', async () => {
    const { source, client } = await peer(ODATA_SHAPES.sap, request)
    const problem = await rejectionOf(fetchOdata(source, client))
    expect(problem.message).toBe(
      `matrix/list: ${server.origin}/Milestones?$count=true answers "d.results": this is OData 2 (read it by \`kind: rest\` with the request \`{ path: /Milestones, query: { $format: json }, items: d.results, paging: { style: next-link, next: d.__next } }\`) [ODATA_2]`,
    )
  })

  it.each([
    [{ d: [{ Id: 1 }] }, {}, 'a list at "d"'],
    [{ d: { __next: 'x' } }, {}, '"d.__next"'],
    [{ feed: [] }, { dataserviceversion: '1.0;' }, 'header DataServiceVersion: 1.0;'],
  ])('is refused as %j with %j', async (answer, headers, told) => {
    const { source, client } = await peer((_url, response) => json(response, answer, headers), request)
    const problem = await rejectionOf(fetchOdata(source, client))
    expect(problem.code).toBe('ODATA_2')
    expect(problem.message).toContain(`answers ${told}: this is OData 2`)
  })

  it('is told by the refusal of a question that its version does not know', async () => {
    const handler: Handler = (_url, response) => {
      response.writeHead(400, { 'content-type': 'application/json', dataserviceversion: '1.0' })
      response.end('{"error":{"code":"005","message":{"lang":"en","value":"Invalid URI query option"}}}')
    }
    const { source, client } = await peer(handler, request)
    const problem = await rejectionOf(fetchOdata(source, client))
    expect(problem.code).toBe('ODATA_2')
    expect(problem.message).toContain(
      '/Milestones?$count=true answered 400: "Invalid URI query option" with header DataServiceVersion: 1.0: this is OData 2 (read it by `kind: rest` with the request `{ path: /Milestones,',
    )
  })

  // OData 3 has a service name the lowest version that can read the answer.
  it('is read as it is, whatever its version, where its records stand where they should', async () => {
    const handler: Handler = (_url, response) =>
      json(response, { value: [{ Id: 1 }] }, { dataserviceversion: '1.0' })
    expect(await recordsOf(handler, request)).toHaveLength(1)
  })

  it('is refused where it names more pages in words of its own', async () => {
    const { source, client } = await peer(ODATA_SHAPES.foreign, request)
    const payload = await payloadOf(source, client)
    expect(() => readOdata(ID, payload, source)).toThrow('"nextPageUrl": "http://127.0.0.1:')
    expect(() => readOdata(ID, payload, source)).toThrow('[MORE_PAGES_LEFT]')
  })

  it('is not missed where no more were wanted', async () => {
    const handler: Handler = (_url, response) =>
      json(response, { value: [{ Id: 1 }, { Id: 2 }], '@odata.count': 5 })
    expect(await recordsOf(handler, { ...request, top: 2 })).toHaveLength(2)
  })
})
