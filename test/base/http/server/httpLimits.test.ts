import { readHttpLimits, USUAL_HTTP_LIMITS } from '../../../../base/http/server/httpLimits'

describe('the limits of HTTP', () => {
  it('are the usual ones where the environment says nothing', () => {
    expect(readHttpLimits({ MAX_STREAMS: '' })).toEqual(USUAL_HTTP_LIMITS)
  })

  it('are set one by one', () => {
    const environment = {
      MAX_CONNECTIONS: '10',
      MAX_REQUEST_SECONDS: '5',
      MAX_BYTES_IN_FLIGHT: '2000000',
      MAX_STREAMS: '7',
      MAX_STREAMS_PER_CLIENT: '3',
    }
    expect(readHttpLimits(environment)).toEqual({
      connections: 10,
      requestSeconds: 5,
      bytesInFlight: 2_000_000,
      streams: 7,
      streamsPerClient: 3,
    })
  })

  it.each(['0', '-1', '1.5', 'many', '1e3', ' 5'])('refuse MAX_STREAMS "%s"', (MAX_STREAMS) => {
    expect(() => readHttpLimits({ MAX_STREAMS })).toThrow(
      expect.objectContaining({
        code: 'BAD_LIMIT',
        message: `MAX_STREAMS is "${MAX_STREAMS}"; it must be a whole number from 1 to 1000000`,
      }) as Error,
    )
  })
})
