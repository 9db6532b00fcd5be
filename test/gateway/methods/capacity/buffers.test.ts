import { buffers } from '../../../../gateway/methods/capacity/buffers'

const task = (aggressive: number, safe: number) => ({ aggressive, safe })

// Worked: safety 3, 4, 1, 4; the root of 9 + 16 + 1 + 16.
test('sizes the buffer in three ways', () => {
  expect(buffers([task(4, 7), task(6, 10), task(3, 4), task(5, 9)]).value).toEqual({
    chain: 18,
    halfOfChain: 9,
    halfOfSafety: 6,
    rootSumSquare: expect.closeTo(Math.sqrt(42), 12),
  })
})

test('needs tasks whose safe duration is the longer', () => {
  expect(buffers([]).refused?.reason).toBe('NOT_PROVIDED')
  expect(buffers([task(4, 3)]).refused?.reason).toBe('NOT_APPLICABLE')
})
