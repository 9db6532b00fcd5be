import { crash } from './crashes'

it('a ledger whose writer is killed at any moment loses nothing acknowledged, and is whole', async () => {
  const runs = await crash({ runs: 20, seed: 20_261_124 })
  expect(runs.filter(({ faults }) => faults.length > 0)).toEqual([])
  expect(runs).toHaveLength(20)
  // It has been tried only if writers were killed at work, some of them after an acknowledgement.
  const acknowledged = runs.at(-1)?.acknowledged ?? 0
  expect(acknowledged).toBeGreaterThan(20)
}, 300_000)
