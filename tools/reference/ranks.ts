import { rankIntervals } from '../../gateway/methods/ranks/rankIntervals'
import type { RankInterval } from '../../gateway/methods/ranks/rankIntervals'
import type { Estimate } from '../../gateway/methods/ranks/separation'
import { arrayOf, has, numberOf, numbersOf, objectsOf, optionalNumber, optionalText } from './json'
import type { JsonObject } from './json'
import type { Check, Reader } from './reader'

function estimatesOf(fixture: JsonObject): readonly Estimate[] {
  if (has(fixture, 'data')) {
    return objectsOf(fixture, 'data').map((unit, i) => ({
      id: optionalText(unit, 'jurisdiction') ?? String(i),
      value: numberOf(unit, 'score'),
      standardError: numberOf(unit, 'se'),
    }))
  }
  const errors = numbersOf(fixture, 'se')
  return numbersOf(fixture, 'x').map((value, i) => ({
    id: String(i),
    value,
    standardError: errors[i] ?? NaN,
  }))
}

function intervals(fixture: JsonObject, form: 'MARGINAL' | 'SIMULTANEOUS'): readonly RankInterval[] {
  const better = fixture['higherIsBetter'] === false ? 'LOWER' : 'HIGHER'
  const coverage = optionalNumber(fixture, 'coverage') ?? 0.95
  const result = rankIntervals(estimatesOf(fixture), { better, coverage, form })
  if (result.refused !== undefined) throw new Error(result.refused.detail)
  return result.value
}

/** Bounds as the reference program's bootstrap has them: the closed form must contain them. */
function contains(
  expected: JsonObject,
  lower: string,
  upper: string,
  { best, worst }: RankInterval,
): readonly Check[] {
  const [low, high] = [optionalNumber(expected, lower), optionalNumber(expected, upper)]
  if (low === undefined || high === undefined) return []
  const within = best <= low && high <= worst
  return [
    {
      expected: `within [${low}, ${high}]`,
      actual: within ? `within [${low}, ${high}]` : `[${best}, ${worst}]`,
    },
  ]
}

const rankCase: Reader = {
  method: 'rank intervals',
  takes: (fixture) =>
    (has(fixture, 'x', 'se') || has(fixture, 'data')) && has(fixture, 'coverage', 'expected'),
  read: (fixture) => {
    const [marginal, simultaneous] = [intervals(fixture, 'MARGINAL'), intervals(fixture, 'SIMULTANEOUS')]
    const expected = objectsOf(fixture, 'expected')
    if (expected.length !== arrayOf(fixture, has(fixture, 'data') ? 'data' : 'x').length) {
      throw new TypeError('expected and data differ in length')
    }
    return expected.flatMap((unit, i) => {
      const [own, together] = [marginal[i], simultaneous[i]]
      if (own === undefined || together === undefined) return []
      const {
        marginalLower: _ml,
        marginalUpper: _mu,
        simultaneousLower: _sl,
        simultaneousUpper: _su,
        ...exact
      } = unit
      const actual = {
        rank: own.rank,
        bonferroniLower: own.best,
        bonferroniUpper: own.worst,
        bonferroniMarginalLower: own.best,
        bonferroniMarginalUpper: own.worst,
        bonferroniSimultaneousLower: together.best,
        bonferroniSimultaneousUpper: together.worst,
      }
      return [
        { expected: exact, actual },
        ...contains(unit, 'marginalLower', 'marginalUpper', own),
        ...contains(unit, 'simultaneousLower', 'simultaneousUpper', together),
      ]
    })
  },
}

/** Fixtures of the folder `ranks`. */
export const RANK_READERS: readonly Reader[] = [rankCase]
