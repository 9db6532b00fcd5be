import {
  kaplanMeier,
  medianInterval,
  survivalQuantile,
  toldUpTo,
} from '../../../../gateway/methods/delivery/kaplanMeier'
import type { SurvivalCase } from '../../../../gateway/methods/delivery/kaplanMeier'

const cases = (ended: readonly number[], notEnded: readonly number[]): readonly SurvivalCase[] => [
  ...ended.map((time) => ({ time, ended: true })),
  ...notEnded.map((time) => ({ time, ended: false })),
]

// Freireich and others 1963, weeks of remission with 6-mercaptopurine; shares and Greenwood's errors as every
// textbook prints them (Cox and Oakes 1984; R: survfit with conf.type "plain").
const REMISSIONS = cases([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])

test('gives the shares and errors that textbooks print', () => {
  const { value, n } = kaplanMeier(REMISSIONS)
  expect(n).toBe(21)
  expect(value?.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
    [6, 21, 3],
    [7, 17, 1],
    [10, 15, 1],
    [13, 12, 1],
    [16, 11, 1],
    [22, 7, 1],
    [23, 6, 1],
  ])
  const printed = [
    [0.857, 0.0764],
    [0.807, 0.0869],
    [0.753, 0.0963],
    [0.69, 0.1068],
    [0.627, 0.1141],
    [0.538, 0.1282],
    [0.448, 0.1346],
  ]
  value?.forEach(({ survival, standardError }, i) => {
    expect(survival).toBeCloseTo(printed[i]?.[0] ?? NaN, 3)
    expect(standardError).toBeCloseTo(printed[i]?.[1] ?? NaN, 4)
  })
})

test('the median is told with so many at risk as are asked for, and else that it is more', () => {
  const steps = kaplanMeier(REMISSIONS).value ?? []
  expect(survivalQuantile(steps, 0.5, 1)).toEqual({ time: 23 })
  // Ten and more are at risk up to week 16.
  expect(toldUpTo(steps)).toBe(16)
  expect(survivalQuantile(steps, 0.5)).toEqual({ moreThan: 16 })
  expect(survivalQuantile(steps, 0.25)).toEqual({ time: 13 })
  expect(survivalQuantile(steps, 0.9, 1)).toEqual({ moreThan: 23 })
  expect(survivalQuantile(steps, 0.5, 22)).toBeUndefined()
})

test('the median of the remissions lies from week 13 on, unbounded above', () => {
  expect(medianInterval(kaplanMeier(REMISSIONS).value ?? [])).toEqual({ lower: 13 })
})

test('where all have ended it is the share of those that were longer', () => {
  const steps = kaplanMeier(cases([1, 2, 3, 4], [])).value ?? []
  expect(steps.map(({ survival }) => survival)).toEqual([0.75, 0.5, 0.25, 0])
  // Greenwood's error is then that of a binomial share.
  expect(steps[0]?.standardError).toBeCloseTo(Math.sqrt((0.75 * 0.25) / 4), 12)
  expect(steps[3]?.standardError).toBe(0)
  expect(survivalQuantile(steps, 0.5, 1)).toEqual({ time: 2 })
  // |S - 1/2| is 1/4 at 1 and 3, against 1.96 times 0.2165.
  expect(medianInterval(steps)).toEqual({ lower: 1, upper: 3 })
  expect(medianInterval([])).toBeUndefined()
})

test('nothing is told of nothing, or where nothing ended', () => {
  expect(kaplanMeier([]).refused?.reason).toBe('INSUFFICIENT_HISTORY')
  expect(survivalQuantile(kaplanMeier(cases([], [1, 2])).value ?? [], 0.5)).toBeUndefined()
})
