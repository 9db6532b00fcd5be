import { framePages, unframePages, type Page } from '../../../../subgraphs/sources/pages/pages'

const PAGES: readonly Page[] = [
  { request: 'Milestone', address: '/versions.json', body: Buffer.from('{"a":\n1}\n') },
  { request: 'WorkItem', address: '/issues.json?offset=0', stated: 7, body: Buffer.from([0, 0xff, 0x0a]) },
  { request: 'WorkItem', address: '/issues.json?offset=5', body: Buffer.alloc(0) },
  { request: 'Task', address: '/ids', isFeed: true, headers: { 'X-Total': '5' }, body: Buffer.from('[1]') },
  { request: 'Task', address: '/tasks#batch=1', batch: 1, body: Buffer.from('[]') },
]

it('gives the same pages back, whatever bytes are in them', () => {
  const payload = framePages(PAGES)
  expect(unframePages('unity/tool', new Uint8Array(payload))).toEqual(PAGES)
  expect(framePages(PAGES).equals(payload)).toBe(true)
  expect(unframePages('unity/tool', framePages([]))).toEqual([])
})

it.each([
  ['other bytes', Buffer.from('{"issues":[]}')],
  ['a payload cut short', framePages(PAGES).subarray(0, -2)],
  ['a payload cut within a head', framePages(PAGES).subarray(0, 40)],
])('refuses %s', (_what, bytes) => {
  expect(() => unframePages('unity/tool', bytes)).toThrow('[NOT_A_TABLE]')
})

it('opens a payload of before pages had headers and parts, which are framed as they were', () => {
  const payload = Buffer.from(
    'portfolio-light pages 1\n{"request":"WorkItem","address":"/a","stated":1,"bytes":2}\n[]\n',
  )
  const pages = unframePages('unity/tool', payload)
  expect(pages).toEqual([{ request: 'WorkItem', address: '/a', stated: 1, body: Buffer.from('[]') }])
  expect(framePages(pages).equals(payload)).toBe(true)
})
