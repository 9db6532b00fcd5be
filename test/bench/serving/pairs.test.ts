import type { Launched } from '../../../bench/serving/load/launched'
import type { Run } from '../../../bench/serving/load/load'
import { inTurns, ratioOf } from '../../../bench/serving/pairs'

const named = (name: string) => ({ name }) as Launched
const at = (rate: number): Run => ({
  rate,
  processorMillis: 1,
  behindMillis: 0,
  loadMillis: 0,
  p50: 1,
  p99: 1,
})

describe('contenders in turns', () => {
  const [one, other] = [named('one'), named('other')]

  test('change which of them goes first', async () => {
    const order: string[] = []
    await inTurns([one, other], 3, async ({ name }) => {
      order.push(name)
      return at(1)
    })
    expect(order).toEqual(['one', 'other', 'other', 'one', 'one', 'other'])
  })

  test('are held against each other pair by pair, not by their means', () => {
    const turns = new Map([
      [one, [at(10), at(30), at(40)]],
      [other, [at(10), at(10), at(80)]],
    ])
    expect(ratioOf('hot', turns, [one, other])).toEqual({
      name: 'hot',
      against: 'other',
      ratio: 1,
      min: 0.5,
      max: 3,
    })
  })
})
