import { headerSignals, pagingHeadersOf } from '../../../../subgraphs/sources/pages/pagingHeaders'

const headersOf = (headers: Readonly<Record<string, string>>) =>
  pagingHeadersOf({ header: (name) => headers[name.toLowerCase()] })

describe('the paging headers of an answer', () => {
  it('are kept in one order and without the host', () => {
    const kept = headersOf({
      'x-next-page': '2',
      'x-total': '5',
      link: '<http://127.0.0.1:4711/items?page=2>; rel="next"',
      date: 'Wed, 21 Oct 2026 07:28:00 GMT',
    })
    expect(JSON.stringify(kept)).toBe('{"Link":"rel=\\"next\\"","X-Total":"5","X-Next-Page":"2"}')
  })

  it.each([[{}], [{ link: '<http://x.example/>; rel="first"', 'x-next-page': '' }]])(
    'are none in %j',
    (headers) => {
      expect(headersOf(headers)).toBeUndefined()
    },
  )

  it.each([
    [{ Link: 'rel="next"' }, [{ tells: 'NEXT_LINK', written: 'header Link rel="next"' }]],
    [{ 'X-Total': '5' }, [{ tells: 'COUNT', count: 5, isTotal: true, written: 'header X-Total: 5' }]],
    [{ 'X-WP-TotalPages': '3' }, [{ tells: 'PAGES', count: 3, written: 'header X-WP-TotalPages: 3' }]],
    // PostgREST gives the range without a unit.
    [
      { 'Content-Range': '0-1/5' },
      [{ tells: 'COUNT', count: 5, isTotal: true, written: 'header Content-Range: 0-1/5' }],
    ],
    [{ 'Content-Range': '0-1/*' }, []],
    [{ 'X-Total': 'many' }, []],
    // Azure DevOps.
    [
      { 'X-MS-ContinuationToken': 'a' },
      [{ tells: 'NEXT_PAGE', written: 'header X-MS-ContinuationToken: a' }],
    ],
  ])('say in %j what they say', (headers, signals) => {
    expect(headerSignals(headers as Readonly<Record<string, string>>)).toEqual(signals)
  })
})
