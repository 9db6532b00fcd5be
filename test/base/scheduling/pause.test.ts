import { pause } from '../../../base/scheduling/pause'

describe('a pause', () => {
  it('lasts as long as it says, and not at all where it is of no time', async () => {
    const { signal } = new AbortController()
    const began = performance.now()
    await pause(30, signal)
    expect(performance.now() - began).toBeGreaterThanOrEqual(29)
    await pause(0, signal)
  })

  it('ends early and well when a signal is given, or was before', async () => {
    const stopped = new AbortController()
    const began = performance.now()
    const paused = pause(60_000, stopped.signal)
    stopped.abort()
    await paused
    await pause(60_000, stopped.signal)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
