import { changePoint } from '../../gateway/methods/change/changePoint'
import { pettitt } from '../../gateway/methods/change/pettitt'
import { exactInterval } from '../../gateway/methods/statistics/binomialInterval'
import { mannKendall } from '../../gateway/methods/statistics/mannKendall'
import { theilSen } from '../../gateway/methods/statistics/theilSen'
import { has, numberOf, numbersOf, objectOf } from './json'
import type { Reader } from './reader'

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

/** Fixtures of the folder `verdicts`: what conclusions are drawn by. */
export const VERDICT_READERS: readonly Reader[] = [binomialInterval, trend, change]
