import { Problem } from '../../../../base/problems/problem'
import { addressBelow, linkWithin, resolveWithin } from '../../../../subgraphs/sources/http/address'
import { shownAddress } from '../../../../subgraphs/sources/http/shownAddress'

const ORIGIN = 'https://tool.example'
const BASE = new URL('https://tool.example/api/list?page=1')

it.each([
  ['?page=2', 'https://tool.example/api/list?page=2'],
  ['/other', 'https://tool.example/other'],
  ['more#part', 'https://tool.example/api/more'],
  ['https://tool.example:443/x', 'https://tool.example/x'],
])('%s stays within', (link, href) => {
  expect(linkWithin(ORIGIN, BASE, link)?.href).toBe(href)
})

it.each([
  'https://tool.example.evil.example/x',
  'https://tool.example@evil.example/x',
  'https://user:pass@tool.example/x',
  'http://tool.example/x',
  'https://tool.example:8443/x',
  '//evil.example/x',
  '\\\\evil.example/x',
  'data:application/json,[]',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://[',
])('%s leads out', (link) => {
  expect(linkWithin(ORIGIN, BASE, link)).toBeUndefined()
  expect(() => resolveWithin('unity/tool', ORIGIN, BASE, link)).toThrow(Problem)
})

it('says where a refused link leads, and no more of it', () => {
  const act = (): URL => resolveWithin('unity/tool', ORIGIN, BASE, 'https://user:pw@evil.example/x?token=abc')
  expect(act).toThrow(
    'unity/tool: https://tool.example/api/list?page=1 names a next page at https://evil.example (only https://tool.example is this source; correct `baseUrl` if it has moved) [ADDRESS_REFUSED]',
  )
})

it('goes below a base with a path of its own', () => {
  const url = addressBelow('https://tool.example/redmine/', '/issues.json', {
    status_id: '*',
    open: true,
    n: 2,
  })
  expect(url.href).toBe('https://tool.example/redmine/issues.json?status_id=*&open=true&n=2')
})

it('shows an address without what may be secret', () => {
  const url = new URL(
    'https://me:pw@tool.example/a?page=2&api_key=abc&access_token=def&sig=ghi&pageToken=abc#jkl',
  )
  expect(shownAddress(url)).toBe('https://tool.example/a?page=2&api_key=…&access_token=…&sig=…&pageToken=abc')
  expect(shownAddress(new URL(`https://tool.example/?q=${'x'.repeat(1000)}`)).length).toBeLessThan(310)
})
