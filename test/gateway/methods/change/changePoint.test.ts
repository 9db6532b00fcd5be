import { changePoint } from '../../../../gateway/methods/change/changePoint'
import { NILE, NILE_SINCE } from './nile'

// Cobb 1978, and every study since: two levels, the first of them up to 1898.
test('dates the fall of the Nile', () => {
  const { value } = changePoint(NILE)
  expect(value).toMatchObject({ kind: 'STEP', index: 1899 - NILE_SINCE, direction: -1 })
  expect(value?.level).toBeCloseTo(1097.75, 9)
  expect((value?.level ?? 0) + (value?.size ?? 0)).toBeCloseTo(849.9722222, 6)
  // 50 times the logarithm of 2,835,157 over 1,597,457, the squares about one mean and about two.
  expect(value?.gain).toBeCloseTo(50 * Math.log(2_835_156.75 / 1_597_457.194), 4)
  expect([value?.earliest, value?.latest]).toEqual([1897 - NILE_SINCE, 1901 - NILE_SINCE])
})

test('tells an exact step from an exact slide', () => {
  expect(changePoint([4, 4, 4, 7, 7, 7]).value).toMatchObject({
    kind: 'STEP',
    index: 3,
    earliest: 3,
    latest: 3,
    level: 4,
    size: 3,
    direction: 1,
  })
  expect(changePoint([5, 5, 5, 5, 4, 3, 2, 1]).value).toMatchObject({
    kind: 'SLIDE',
    index: 4,
    earliest: 4,
    latest: 4,
    level: expect.closeTo(5, 9),
    size: expect.closeTo(-1, 9),
    direction: -1,
  })
})

test('a missing value is time that passed, in which a change may have begun', () => {
  expect(changePoint([5, 5, undefined, 5, 5, undefined, 3, 2, 1, 0]).value).toMatchObject({
    kind: 'SLIDE',
    index: 5,
    size: expect.closeTo(-1, 9),
  })
  expect(changePoint([1, 1, 1, undefined, 2, 2, 2]).value).toMatchObject({ index: 4, earliest: 3, latest: 4 })
})

test('each side has two values at least, and what shows no change is refused', () => {
  expect(changePoint([9, 1, 1, 1.1, 1, 1.1]).value?.index).toBeGreaterThanOrEqual(2)
  expect(changePoint([1, 2, 3]).refused).toMatchObject({
    reason: 'INSUFFICIENT_HISTORY',
    detail: '3 values; a change needs 4.',
  })
  expect(changePoint([2, 2, 2, 2, 2]).refused?.reason).toBe('NOT_APPLICABLE')
})

/** A stream of standard normal numbers, the same in each run. */
function normals(seed: number): () => number {
  let state = seed
  const uniform = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return (state + 0.5) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

// The range is to hold the true period in 93% and more, however the series changed and its neighbours resemble.
test.each([
  ['a step of 2 sigma', 0, (since: number) => (since > 0 ? 2 : 0)],
  ['a step of 2 sigma at lag-1 0.3', 0.3, (since: number) => (since > 0 ? 2 : 0)],
  ['a slide of 0.3 sigma a month', 0, (since: number) => 0.3 * Math.max(0, since)],
  ['a slide of 0.3 sigma a month at lag-1 0.3', 0.3, (since: number) => 0.3 * Math.max(0, since)],
])('the range holds the true period of %s', (_what, r, moved) => {
  const [next, begins, series] = [normals(1), 24, 300]
  let held = 0
  for (let i = 0; i < series; i += 1) {
    let error = next()
    const values = Array.from({ length: 36 }, (_, at) => {
      error = r * error + Math.sqrt(1 - r * r) * next()
      return error + moved(at - begins + 1)
    })
    const { value } = changePoint(values)
    if (value !== undefined && value.earliest <= begins && begins <= value.latest) held += 1
  }
  expect(held / series).toBeGreaterThanOrEqual(0.93)
})
