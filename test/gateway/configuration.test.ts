import path from 'node:path'

import { Problem } from '../../base/problems/problem'
import { USUAL_HTTP_LIMITS } from '../../base/http/server/httpLimits'
import { DEFAULT_LIMITS, MEMBER_LIMITS } from '../../base/graphql/budget/queryLimits'
import { readServiceConfiguration } from '../../subgraphs/configuration'
import { readConfiguration } from '../../gateway/configuration'

function problemOf(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the configuration', () => {
  it('listens on loopback, port 4000, with the shipped portfolio, where the environment says nothing', () => {
    expect(readConfiguration({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      portfolioFolder: path.resolve(__dirname, '..', '..', 'subgraphs'),
      memberTimeoutMillis: 10_000,
      ledgerUrl: `sqlite:${path.resolve(__dirname, '..', '..', '.data', 'ledger.sqlite')}`,
      httpLimits: USUAL_HTTP_LIMITS,
      corsOrigins: [],
      queryLimits: DEFAULT_LIMITS,
      requestTimeoutMillis: 30_000,
      execution: 'fast',
      environment: {},
    })
  })

  it('takes PORT and PORTFOLIO', () => {
    expect(readConfiguration({ PORT: '0', PORTFOLIO: '/some/dir', HOST: '::1' })).toMatchObject({
      host: '::1',
      port: 0,
      portfolioFolder: '/some/dir',
      ledgerUrl: 'sqlite:/some/dir/.data/ledger.sqlite',
    })
  })

  it('takes CORS_ORIGINS and limits, and refuses what are none', () => {
    expect(
      readConfiguration({ CORS_ORIGINS: 'https://a.example', MAX_STREAMS: '5', MAX_CONNECTIONS: '7' }),
    ).toMatchObject({ corsOrigins: ['https://a.example'], httpLimits: { streams: 5, connections: 7 } })
    expect(problemOf(() => readConfiguration({ CORS_ORIGINS: '*' })).code).toBe('BAD_ORIGIN')
    expect(problemOf(() => readConfiguration({ MAX_CONNECTIONS: 'all' })).code).toBe('BAD_LIMIT')
  })

  it.each(['0.0.0.0', '::', '10.0.0.1', 'example.org', '127.0.0.1.example.org'])(
    'refuses HOST %s',
    (HOST) => {
      const problem = problemOf(() => readConfiguration({ HOST }))
      expect(problem.code).toBe('HOST_NOT_LOOPBACK')
      expect(problem.message).toBe(
        `HOST is "${HOST}"; until authentication is configured only 127.0.0.1, ::1, localhost may be listened on`,
      )
    },
  )

  it('takes the limits of questions and requests', () => {
    const { queryLimits, requestTimeoutMillis } = readConfiguration({
      QUERY_MAX_COST: '7',
      REQUEST_TIMEOUT_MILLIS: '500',
    })
    expect({ queryLimits, requestTimeoutMillis }).toEqual({
      queryLimits: { ...DEFAULT_LIMITS, cost: 7 },
      requestTimeoutMillis: 500,
    })
    expect(readServiceConfiguration({}, { port: 1 }).queryLimits).toEqual(MEMBER_LIMITS)
    for (const name of ['QUERY_MAX_COST', 'REQUEST_TIMEOUT_MILLIS'])
      expect(problemOf(() => readConfiguration({ [name]: 'none' })).code).toBe('BAD_LIMIT')
  })

  it.each(['-1', '65536', 'http', '80.5', ' 80'])('refuses PORT "%s"', (PORT) => {
    const problem = problemOf(() => readConfiguration({ PORT }))
    expect(problem.code).toBe('BAD_PORT')
    expect(problem.message).toBe(`PORT is "${PORT}"; it must be a whole number from 0 to 65535`)
  })
})
