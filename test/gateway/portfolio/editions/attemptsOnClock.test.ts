import { attemptsOnClock } from '../../../../gateway/portfolio/editions/attemptsOnClock'

const attempts = {
  sources: [
    { source: 'service', brings: [], missed: [], asked: '2026-02-27' },
    { source: 'plan', brings: [], missed: [] },
  ],
}
const at = (instant: string) => new Date(`${instant}:00Z`)

describe('the days of attempts', () => {
  it('are as they are where the clocks agree on the day', () => {
    expect(attemptsOnClock(attempts, at('2026-03-01T23:59'), at('2026-03-01T00:00'))).toBe(attempts)
  })

  it('go with the clock of deadlines where it is set to another day', () => {
    const moved = attemptsOnClock(attempts, at('2026-03-03T09:00'), at('2026-03-01T10:00'))
    expect(moved.sources.map(({ asked }) => asked)).toEqual(['2026-03-01', undefined])
  })
})
