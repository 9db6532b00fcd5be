import { crash } from './crashes'

it('what is killed at any moment, a writer or a whole refresh, loses nothing acknowledged and goes on', async () => {
  const runs = await crash({ runs: 20, seed: 20_261_124 })
  expect(runs.filter(({ faults }) => faults.length > 0)).toEqual([])
  expect(runs).toHaveLength(20)
  // It has been tried only if most were killed at work, and some after an acknowledgement.
  expect(runs.filter(({ killedAfterMillis }) => killedAfterMillis !== undefined).length).toBeGreaterThan(12)
  const acknowledged = (mode: string) =>
    runs.filter((run) => run.mode === mode).reduce((all, run) => all + run.acknowledged, 0)
  expect(acknowledged('WRITER')).toBeGreaterThan(20)
  expect(acknowledged('REFRESH')).toBeGreaterThan(0)
}, 600_000)
