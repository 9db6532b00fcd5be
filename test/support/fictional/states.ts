import type { SourceState } from '../../../subgraphs/reporting/refresh/sourceState'

/** How the sources of a fictional member stand: one well, one failed, one never asked. */
export function fictionalStates(member: string): Promise<readonly SourceState[]> {
  const attempt = '2026-03-20T06:00:00.000Z'
  return Promise.resolve([
    {
      source: `${member}-returns`,
      kind: 'csv',
      state: 'FRESH',
      lastAttempt: attempt,
      lastSuccess: attempt,
      newestReferenceDate: '2026-02-28',
    },
    {
      source: `${member}-tool`,
      kind: 'rest',
      state: 'FAILED',
      problem: {
        code: 'HTTP_UNAVAILABLE',
        message: `${member}/${member}-tool: http://tool.example answered 503`,
      },
      lastAttempt: attempt,
    },
    { source: `${member}-list`, kind: 'odata', state: 'NEVER' },
  ])
}
