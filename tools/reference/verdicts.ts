import { changePoint } from '../../gateway/methods/change/changePoint'
import { pettitt } from '../../gateway/methods/change/pettitt'
import { kaplanMeier, survivalQuantile } from '../../gateway/methods/delivery/kaplanMeier'
import { kitagawa } from '../../gateway/methods/measures/kitagawa'
import { ewmaRunLength } from '../../gateway/methods/spc/ewmaRunLength'
import { exactInterval } from '../../gateway/methods/statistics/binomialInterval'
import { mannKendall } from '../../gateway/methods/statistics/mannKendall'
import { theilSen } from '../../gateway/methods/statistics/theilSen'
import { has, numberOf, numbersOf, objectOf, objectsOf, textOf } from './json'
import type { JsonObject } from './json'
import type { Check, Reader } from './reader'

const binomialInterval: Reader = {
  method: 'exact binomial interval',
  takes: (fixture) => has(fixture, 'k', 'n', 'confidence', 'lower', 'upper'),
  read: (fixture) => {
    const { lower, upper } = exactInterval(
      numberOf(fixture, 'k'),
      numberOf(fixture, 'n'),
      numberOf(fixture, 'confidence'),
    )
    return [
      {
        expected: { lower: numberOf(fixture, 'lower'), upper: numberOf(fixture, 'upper') },
        actual: { lower, upper },
      },
    ]
  },
}

const trend: Reader = {
  method: "Mann and Kendall's trend, Theil and Sen's slope",
  takes: (fixture) => has(fixture, 'values') && has(fixture['expected'], 'S', 'varS', 'theilSen'),
  read: (fixture) => {
    const values = numbersOf(fixture, 'values')
    const test = mannKendall(values).value
    const actual = {
      S: test?.s ?? null,
      varS: test?.variance ?? null,
      z: test?.z ?? null,
      theilSen: theilSen(values) ?? null,
    }
    return [{ expected: objectOf(fixture, 'expected'), actual }]
  },
}

const change: Reader = {
  method: 'change point',
  takes: (fixture) =>
    has(fixture, 'values', 'firstYear') && has(fixture['expected'], 'pettittK', 'leastSquares'),
  read: (fixture) => {
    const [values, firstYear] = [numbersOf(fixture, 'values'), numberOf(fixture, 'firstYear')]
    const [change, test] = [changePoint(values).value, pettitt(values).value]
    if (change === undefined || test === undefined) throw new Error('refused')
    const lastYearBefore = firstYear + change.index - 1
    const actual = {
      pettittK: test.k,
      pettittP: test.p,
      lastYearBefore,
      leastSquares: { lastYearBefore, meanBefore: change.level, meanAfter: change.level + change.size },
    }
    return [{ expected: objectOf(fixture, 'expected'), actual }]
  },
}

/** Enough for the tolerance of the fixture, and a thirtieth of the time. */
const CHAIN_STATES = 201

const runLength: Reader = {
  method: 'run length of the EWMA chart',
  takes: (fixture) => has(fixture, 'lambda', 'L', 'arl'),
  read: (fixture) => {
    const [lambda, limit] = [numberOf(fixture, 'lambda'), numberOf(fixture, 'L')]
    const lengths = objectOf(fixture, 'arl')
    return Object.keys(lengths).map((shift): Check => {
      const expected = numberOf(lengths, shift)
      const actual = ewmaRunLength({ lambda, limit, sides: 'TWO' }, Number(shift), CHAIN_STATES)
      return { expected, actual, tolerance: expected > 60 ? { relative: 0.01 } : { absolute: 0.2 } }
    })
  },
}

const groupsOf = (fixture: JsonObject, key: string) =>
  objectsOf(fixture, key).map((group) => ({
    id: textOf(group, 'id'),
    n: numberOf(group, 'n'),
    rate: numberOf(group, 'rate'),
  }))

const mixAndRate: Reader = {
  method: 'mix and rate',
  takes: (fixture) => has(fixture, 'before', 'after') && has(fixture['expected'], 'rate', 'mix'),
  read: (fixture) => {
    const result = kitagawa(groupsOf(fixture, 'before'), groupsOf(fixture, 'after'))
    if (result.value === undefined) throw new Error(result.refused.detail)
    const { totalBefore, totalAfter, rate, mix } = result.value
    return [{ expected: objectOf(fixture, 'expected'), actual: { totalBefore, totalAfter, rate, mix } }]
  },
}

const survival: Reader = {
  method: 'Kaplan and Meier',
  takes: (fixture) => has(fixture, 'times', 'event', 'expected'),
  read: (fixture) => {
    const events = numbersOf(fixture, 'event')
    const result = kaplanMeier(
      numbersOf(fixture, 'times').map((time, i) => ({ time, ended: events[i] === 1 })),
    )
    if (result.value === undefined) throw new Error(result.refused.detail)
    const steps = result.value.map(({ time, atRisk, events: ended, survival: share }) => ({
      time,
      atRisk,
      events: ended,
      survival: share,
    }))
    const median = survivalQuantile(result.value, 0.5, 1)?.time
    return [
      { expected: objectsOf(fixture, 'expected'), actual: steps },
      { expected: fixture['median'] ?? null, actual: median ?? null },
    ]
  },
}

/** Fixtures of the folder `verdicts`: what conclusions are drawn by. */
export const VERDICT_READERS: readonly Reader[] = [
  binomialInterval,
  trend,
  change,
  runLength,
  survival,
  mixAndRate,
]
