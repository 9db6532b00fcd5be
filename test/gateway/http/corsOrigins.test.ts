import { corsOriginsIn } from '../../../gateway/http/corsOrigins'

describe('the origins whose pages may ask', () => {
  it('are listed with commas between', () => {
    expect(corsOriginsIn('')).toEqual([])
    expect(corsOriginsIn('https://a.example, http://localhost:5173 ,http://[::1]:8080,')).toEqual([
      'https://a.example',
      'http://localhost:5173',
      'http://[::1]:8080',
    ])
  })

  it.each([
    ['*', /has "\*"; an origin is a scheme, a host and a port/],
    ['null', /has "null"; an origin is/],
    ['a.example', /has "a\.example"; an origin is/],
    ['file:///tmp', /an origin is/],
    ['https://*.example', /an origin is|a browser sends/],
    ['https://a.example/', /has "https:\/\/a\.example\/"; a browser sends "https:\/\/a\.example"/],
    ['https://a.example:443', /a browser sends "https:\/\/a\.example"/],
    ['HTTPS://A.example', /a browser sends "https:\/\/a\.example"/],
    ['https://a.example, https://b.example/path', /has "https:\/\/b\.example\/path"/],
    ['https://user@a.example', /a browser sends "https:\/\/a\.example"/],
  ])('are refused where they are %s', (text, message) => {
    expect(() => corsOriginsIn(text)).toThrow(expect.objectContaining({ code: 'BAD_ORIGIN' }) as Error)
    expect(() => corsOriginsIn(text)).toThrow(message)
  })
})
