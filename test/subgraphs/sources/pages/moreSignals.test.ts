import { parseJson } from '../../../../base/json/parse'
import { moreSignals } from '../../../../subgraphs/sources/pages/moreSignals'

const signalsIn = (value: unknown, pointer: string): readonly string[] =>
  moreSignals(parseJson(Buffer.from(JSON.stringify(value))), pointer).map(
    ({ tells, written }) => `${tells} ${written}`,
  )

describe('the signals of further pages', () => {
  it.each([
    [
      'Zendesk',
      { links: { next: 'https://x.example/t?after=1' }, meta: { has_more: true } },
      [
        'NEXT_LINK "next": "https://x.example/t?after=1" at links.next',
        'MORE "has_more": true at meta.has_more',
      ],
    ],
    [
      'Notion',
      { has_more: true, next_cursor: 'abc' },
      ['MORE "has_more": true', 'NEXT_TOKEN "next_cursor": "abc"'],
    ],
    [
      'Slack',
      { response_metadata: { next_cursor: 'dGVh' } },
      ['NEXT_TOKEN "next_cursor": "dGVh" at response_metadata.next_cursor'],
    ],
    [
      'HubSpot',
      { paging: { next: { after: '10', link: 'https://x.example/?after=10' } } },
      ['NEXT_LINK "link": "https://x.example/?after=10" at paging.next.link'],
    ],
    ['Airtable', { offset: 'itrX/recY' }, ['NEXT_TOKEN "offset": "itrX/recY"']],
    [
      'Salesforce',
      { totalSize: 5, nextRecordsUrl: '/services/data/query/01g-2' },
      ['COUNT "totalSize": 5', 'NEXT_LINK "nextRecordsUrl": "/services/data/query/01g-2"'],
    ],
    [
      'Bitbucket Data Center',
      { isLastPage: false, nextPageStart: 25 },
      ['MORE "isLastPage": false', 'NEXT_TOKEN "nextPageStart": 25'],
    ],
    ['Elasticsearch', { total: { value: 10000, relation: 'gte' } }, ['COUNT "total": 10000']],
    ['Solr', { numFound: 23 }, ['COUNT "numFound": 23']],
    ['Laravel', { meta: { current_page: 1, last_page: 3 } }, ['PAGES "last_page": 3 at meta.last_page']],
    [
      'Strapi',
      { meta: { pagination: { pageCount: 3, total: 5 } } },
      ['PAGES "pageCount": 3 at meta.pagination.pageCount', 'COUNT "total": 5 at meta.pagination.total'],
    ],
    [
      'FHIR',
      { link: [{ relation: 'next', url: 'https://x.example/b?p=2' }], total: 5 },
      ['NEXT_LINK "url": "https://x.example/b?p=2" at link[relation="next"].url', 'COUNT "total": 5'],
    ],
    [
      'SharePoint',
      { 'odata.nextLink': 'https://x.example/items?$skiptoken=2' },
      ['NEXT_LINK "odata.nextLink": "https://x.example/items?$skiptoken=2"'],
    ],
    ['ArcGIS', { exceededTransferLimit: true }, ['MORE "exceededTransferLimit": true']],
  ])('of %s are found beside the list', (_system, beside, wanted) => {
    expect(signalsIn({ list: [{ next: 'not this' }], ...beside }, '/list')).toEqual(wanted)
  })

  it.each([
    [{ next: null }],
    [{ next: '' }],
    [{ next: 'Gateway 3 review' }],
    [{ next: {} }],
    [{ next: false }],
    [{ links: { next: { href: null } } }],
    [{ nextPage: 0 }],
    [{ offset: 20, limit: 10, page: 1, startAt: 0, maxResults: 50 }],
    [{ page: { size: 20, number: 0 } }],
    [{ total: '1,500' }],
    [{ total: 12.5 }],
    [{ totals: { next: 'x' } }],
    [{ pageInfo: { endCursor: 'abc' } }],
    [{ incomplete_results: false }],
  ])('are none in %j', (beside) => {
    expect(signalsIn({ list: [], ...beside }, '/list')).toEqual([])
  })

  it('are found on every level down to the list, and nowhere in it or beside its way', () => {
    const answer = {
      total: 9,
      data: [
        { isLast: false, rows: [{ total: 7 }] },
        { isLast: true, rows: [] },
      ],
    }
    expect(signalsIn(answer, '/data/0/rows')).toEqual([
      'COUNT "total": 9',
      'MORE "isLast": false at data[0].isLast',
    ])
    expect(signalsIn([{ next: 'x' }], '')).toEqual([])
  })

  it('are shown without what an address has of secrets, and cut', () => {
    expect(signalsIn({ list: [], next: '/items?api_key=hush&page=2' }, '/list')).toEqual([
      'NEXT_LINK "next": "/items?api_key=…&page=2"',
    ])
    const [long = ''] = signalsIn({ list: [], cursor: 'a'.repeat(500) }, '/list')
    expect(long.length).toBeLessThan(130)
  })
})
