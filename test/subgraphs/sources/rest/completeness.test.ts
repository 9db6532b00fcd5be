import type { Note } from '../../../../schema/facts/snapshots/snapshot'
import { readRest } from '../../../../subgraphs/sources/rest/rest'
import { PAGED_SHAPES, serving } from '../../../support/sources/pagedShapes'
import { ID, payloadOf, Peers, type Peer } from '../../../support/sources/restPeer'
import { json } from '../../../support/sources/server'

const peers = new Peers()

interface Read {
  readonly ids: readonly (string | undefined)[]
  readonly notes: readonly Note[]
}

async function read(peer: Peer): Promise<Read> {
  const { tables, notes } = readRest(ID, (await payloadOf(peer)).payload, peer.source)
  const records = [...(tables.get('WorkItem')?.records ?? [])]
  return { ids: records.map((record) => record.at?.('id')?.text), notes }
}

const ALL = ['M1', 'M2', 'M3', 'M4', 'M5']

describe.each(PAGED_SHAPES.map((shape) => [shape.system, shape] as const))('%s', (_system, shape) => {
  const peer = (more: object): Promise<Peer> =>
    peers.peer(serving(shape), { items: '', ...shape.request, ...more })

  it('without paging is refused, with what it says of more and what would follow it', async () => {
    const it = await peer({})
    const { payload } = await payloadOf(it)
    const verdict = (): unknown => readRest(ID, payload, it.source)
    expect(verdict).toThrow(`${shape.request.path}`)
    expect(verdict).toThrow('brings request "WorkItem" to 2 records and tells of more: ')
    expect(verdict).toThrow(shape.told)
    expect(verdict).toThrow(shape.proposed)
    expect(verdict).toThrow('or say `firstPageOnly: true` if only the first page is meant) [MORE_PAGES_LEFT]')
  })

  it('with its paging gives all', async () => {
    expect(await read(await peer({ paging: shape.paging }))).toEqual({ ids: ALL, notes: [] })
  })

  it.each([
    ['without paging', {}],
    ['with its paging', { paging: shape.paging }],
  ])('%s, and with its first page alone, gives two and says that there are more', async (_how, more) => {
    const { ids, notes } = await read(await peer({ ...more, firstPageOnly: true }))
    expect(ids).toEqual(['M1', 'M2'])
    expect(notes.map(({ code }) => code)).toEqual(['FIRST_PAGE_ONLY'])
    expect(notes[0]?.message).toContain(
      'request "WorkItem" brought the first page only, as it says: 2 records; the source tells of more: ',
    )
    expect(notes[0]?.message).toContain(shape.told)
  })
})

describe('a source that says nothing of pages', () => {
  const rows = ALL.map((id) => ({ id }))

  it('is wondered at where it gives exactly as many as were asked for (Socrata)', async () => {
    const it = await peers.peer(
      (url, response) => {
        const offset = Number(url.searchParams.get('$offset') ?? 0)
        json(response, rows.slice(offset, offset + Number(url.searchParams.get('$limit'))))
      },
      { items: '', query: { $limit: 2 } },
    )
    const { ids, notes } = await read(it)
    expect(ids).toEqual(['M1', 'M2'])
    expect(notes).toEqual([
      {
        code: 'PAGE_FULL',
        message:
          'request "WorkItem" brought 2 records, as many as it asks for, and the source does not say whether there are more; set `paging` [PAGE_FULL]',
        where: { url: `${it.server.origin}/items?%24limit=2` },
      },
    ])
    const parameters = { offset: '$offset', limit: '$limit' }
    const paging = { style: 'offset', limit: 2, parameters } as const
    const turned = await peers.peer(
      (url, response) => {
        const offset = Number(url.searchParams.get('$offset'))
        json(response, rows.slice(offset, offset + 2))
      },
      { items: '', paging },
    )
    expect(await read(turned)).toEqual({ ids: ALL, notes: [] })
  })

  it.each([
    ['fewer came than were asked for', { query: { limit: 6 } }, { items: rows }],
    ['it asks for no number', {}, { items: rows }],
    ['the source counts as many', { query: { limit: 5 } }, { items: rows, total: 5 }],
    ['the source says that it is the last page', { query: { limit: 5 } }, { items: rows, isLast: true }],
  ])('is taken as it is where %s', async (_why, request, answer) => {
    const it = await peers.peer((_url, response) => json(response, answer), request)
    expect(await read(it)).toEqual({ ids: ALL, notes: [] })
  })
})

describe('a paging style that ends too early', () => {
  it('is refused where the last page has a next link that it does not follow', async () => {
    const it = await peers.peer(
      (_url, response) => json(response, { items: [{ id: 'M1' }], nextPageToken: 'abc' }),
      { paging: { style: 'token', next: 'next_page_token', parameter: 'pageToken' } },
    )
    const { payload } = await payloadOf(it)
    expect(() => readRest(ID, payload, it.source)).toThrow('"nextPageToken": "abc"')
    expect(() => readRest(ID, payload, it.source)).toThrow('[MORE_PAGES_LEFT]')
  })

  it('is a mismatch of counts where all that it leaves is a count', async () => {
    const it = await peers.peer(
      (url, response) => json(response, { items: url.search === '' ? [{ id: 'M1' }] : [], total: 5 }),
      { paging: { style: 'token', next: 'next', parameter: 'pageToken' } },
    )
    const { payload } = await payloadOf(it)
    expect(() => readRest(ID, payload, it.source)).toThrow(
      'request "WorkItem" brought 1 records where the source states 5',
    )
  })
})

describe('what an answer said in its headers', () => {
  it('is held against a page that was not sent again', async () => {
    const it = await peers.peer(
      (_url, response, request) => {
        if (request.headers['if-none-match'] === '"1"') response.writeHead(304, { etag: '"1"' }).end()
        else json(response, { items: [{ id: 'M1' }] }, { etag: '"1"', 'x-total-count': '5' })
      },
      { paging: { style: 'token', next: 'next', parameter: 'token' } },
    )
    const first = await payloadOf(it)
    const changed = await peers.peer((_url, response, request) => {
      const { pathname } = new URL(request.url ?? '', 'http://x')
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304, { etag: '"1"' }).end()
      else json(response, pathname === '/items' ? { items: [] } : { others: [] })
    }, {})
    const source = {
      ...changed.source,
      requests: { ...changed.source.requests, Milestone: { path: '/others', query: {}, items: 'others' } },
    }
    const second = await payloadOf({ ...changed, source }, first)
    expect(() => readRest(ID, second.payload, changed.source)).toThrow('header X-Total-Count: 5')
  })

  it('leaves no other bytes where it says nothing of pages', async () => {
    const it = await peers.peer(
      (_url, response) => json(response, '{"items":[]}', { 'x-request-id': '7' }),
      {},
    )
    expect((await payloadOf(it)).payload.toString()).toBe(
      'portfolio-light pages 1\n{"request":"WorkItem","address":"/items","bytes":12}\n{"items":[]}\n',
    )
  })
})
