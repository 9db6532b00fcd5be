import { toldAttempts } from '../../../../schema/facts/snapshots/toldAttempts'

const source = {
  source: 'service',
  brings: ['Observation'],
  asked: '2026-03-19',
  missed: [{ returnId: 'a', miss: 'FAILED', code: 'HTTP_TIMEOUT' }],
}

describe('the attempts that another process tells', () => {
  it('are taken as they are', () => {
    expect(toldAttempts({ sources: [source] })).toEqual({ sources: [source] })
  })

  it('are taken without what a later release adds', () => {
    const later = { ...source, brings: ['Observation', 'Weather'], colour: 'blue' }
    expect(toldAttempts({ sources: [later] })).toEqual({ sources: [source] })
  })

  it.each([
    ['no sources', {}],
    ['another outcome', { sources: [{ ...source, missed: [{ returnId: 'a', miss: 'LOST' }] }] }],
    ['an instant for a day', { sources: [{ ...source, asked: '2026-03-19T00:00:00Z' }] }],
    ['a list', []],
    ['nothing', null],
  ])('are none with %s', (_what, told) => {
    expect(toldAttempts(told)).toBeUndefined()
  })
})
