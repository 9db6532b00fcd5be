import { z } from 'zod'
import { httpLocation } from '../../../../subgraphs/sources/http/location'

const location = z.strictObject(httpLocation)

function fault(written: unknown): string {
  const result = location.safeParse(written)
  return result.success
    ? ''
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}

it('has limits without being told', () => {
  const { limits, mediaType } = location.parse({ baseUrl: 'https://tool.example' })
  expect(mediaType).toBe('application/json')
  expect(Object.values(limits).every((limit) => limit > 0)).toBe(true)
})

it.each([
  'ftp://tool.example',
  'tool.example',
  'https://user:pw@tool.example',
  'https://tool.example/?key=1',
  'https://tool.example/#a',
])('refuses %s as base address', (baseUrl) => {
  expect(fault({ baseUrl })).toContain('baseUrl: an address as https://HOST/PATH')
})

it.each([
  { header: 'X-Key', secret: 'literal' },
  { bearer: 'literal' },
  { basic: { user: 'me', password: 'literal' } },
  { bearer: { env: 'NAME', file: '/run/secret' } },
  { cookie: { env: 'NAME' } },
])('refuses %j, which is no way of being known', (auth) => {
  const told = fault({ baseUrl: 'https://tool.example', auth })
  expect(told).toContain('secret { env: NAME } or { file: PATH }')
  expect(told).not.toContain('literal')
})

it('refuses two ways at once, and a header name that would end the header', () => {
  const two = { bearer: { env: 'NAME' }, header: 'X-Key' }
  expect(fault({ baseUrl: 'https://tool.example', auth: two })).toContain('header')
  const broken = { header: 'X-Key: 1\r\nX', secret: { env: 'NAME' } }
  expect(fault({ baseUrl: 'https://tool.example', auth: broken })).toContain('letters, digits and hyphens')
})
