import { pairwiseDifferences } from '../../../../gateway/methods/ranks/pairwise'

const unit = (id: string, value: number, standardError: number) => ({ id, value, standardError })

test('gives each pair once, with intervals that hold at once', () => {
  const { value } = pairwiseDifferences([unit('a', 10, 3), unit('b', 4, 4)])
  // One pair: the ordinary 95% interval, 6 +/- 1.96 * 5.
  expect(value).toEqual([
    {
      id: 'a',
      other: 'b',
      difference: 6,
      low: expect.closeTo(-3.79982, 5),
      high: expect.closeTo(15.79982, 5),
    },
  ])
  const three = pairwiseDifferences([unit('a', 10, 3), unit('b', 4, 4), unit('c', 0, 0)]).value ?? []
  expect(three.map(({ id, other }) => id + other)).toEqual(['ab', 'ac', 'bc'])
  // Three pairs: z at 1 - 0.05 / 6 is 2.39398 (R qnorm).
  expect(three[0]?.high).toBeCloseTo(6 + 2.39398 * 5, 4)
})

test('needs two units', () => {
  expect(pairwiseDifferences([unit('a', 1, 1)]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
})
