import { contentSecurityPolicy } from '../../../gateway/http/contentSecurityPolicy'

describe('the content security policy of a page', () => {
  it('allows nothing', () => {
    expect(contentSecurityPolicy()).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })

  it('allows what is given besides', () => {
    expect(contentSecurityPolicy({ 'script-src': "'self'", 'img-src': "'self' data:" })).toBe(
      "default-src 'none'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })
})
