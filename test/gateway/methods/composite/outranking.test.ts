import { copelandScores, dominance, outrankingMatrix } from '../../../../gateway/methods/composite/outranking'

// COINr 1.1.14's own tests (MIT): four units, three indicators, equal weights.
test('is the share of weight on which one is better', () => {
  const matrix = outrankingMatrix(
    [
      [1, 3, 2],
      [2, 2, 3],
      [3, 1, 1],
      [4, 5, 4],
    ],
    [1, 1, 1],
  )
  expect([matrix[1]?.[0], matrix[2]?.[0], matrix[3]?.[0]]).toEqual(
    [2 / 3, 1 / 3, 1].map((v) => expect.closeTo(v, 12)),
  )
  expect(dominance(matrix)).toEqual({ pairs: 3, share: 0.5 })
  expect(copelandScores(matrix)).toEqual([-1, 1, -3, 3])
})

test('ties count half, and an indicator that one lacks is left out', () => {
  expect(
    outrankingMatrix(
      [
        [1, 5],
        [1, undefined],
      ],
      [1, 3],
    ),
  ).toEqual([
    [0, 0.5],
    [0.5, 0],
  ])
  // As COINr has it, the indicator counts for the later unit.
  expect(
    outrankingMatrix(
      [
        [1, 5],
        [1, undefined],
      ],
      [1, 3],
      'COUNT_FOR_LATER',
    )[1]?.[0],
  ).toBe(0.875)
})
