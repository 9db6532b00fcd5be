import { aggregate } from '../../gateway/methods/composite/aggregate'
import { bordaCount } from '../../gateway/methods/composite/bordaCount'
import { goalpostScore } from '../../gateway/methods/composite/goalposts'
import {
  bordaScores,
  distanceToTarget,
  minMax,
  percentRanks,
  ranksFromWorst,
  shareOfBest,
  zScores,
} from '../../gateway/methods/composite/normalise'
import type { Better, Values } from '../../gateway/methods/composite/normalise'
import { copelandScores, dominance, outrankingMatrix } from '../../gateway/methods/composite/outranking'
import type { OutrankingMatrix } from '../../gateway/methods/composite/outranking'
import type { Result } from '../../gateway/methods/result'
import { largestOrdinaryZ, ordinaryZ, robustZ } from '../../gateway/methods/statistics/robustZ'
import { has, numberOf, numbersOf, objectOf, objectsOf, optionalNumber, textOf, textsOf } from './json'
import type { Json, JsonObject } from './json'
import type { Check, Reader } from './reader'

function valueOf<T>(result: Result<T>): T {
  if (result.refused !== undefined) throw new Error(result.refused.detail)
  return result.value
}

function betterOf(direction: Json | undefined): Better {
  return direction === -1 ? 'LOWER' : 'HIGHER'
}

function listed(values: Values): readonly (number | null)[] {
  return values.map((value) => value ?? null)
}

/** Values of each indicator turned into one row a unit, as the fixtures have them. */
function table(ids: readonly string[], columns: Readonly<Record<string, Values>>): Json {
  return ids.map((id, i) => ({
    id,
    ...Object.fromEntries(
      Object.entries(columns).map(([indicator, values]) => [indicator, values[i] ?? null]),
    ),
  }))
}

const clusters: Reader = {
  method: 'normalisation, weighting, aggregation',
  takes: (fixture) => has(fixture['input'], 'ids', 'data', 'directions', 'weights'),
  read: (fixture) => {
    const input = objectOf(fixture, 'input')
    const ids = textsOf(input, 'ids')
    const rows = objectsOf(input, 'data')
    const [directions, weights] = [objectOf(input, 'directions'), objectOf(input, 'weights')]
    const [targets, lower, upper] = [
      objectOf(input, 'targets'),
      objectOf(input, 'goalpostLower'),
      objectOf(input, 'goalpostUpper'),
    ]
    const indicators = Object.keys(directions)
    const raw = (indicator: string): Values => rows.map((row) => optionalNumber(row, indicator))
    const columns = (change: (values: Values, better: Better, indicator: string) => Values) =>
      Object.fromEntries(
        indicators.map((indicator) => [
          indicator,
          change(raw(indicator), betterOf(directions[indicator]), indicator),
        ]),
      )
    const from0 = columns((values, better) => valueOf(minMax(values, better, 0, 100)))
    const from1 = columns((values, better) => valueOf(minMax(values, better, 1, 100)))
    const combined = (kind: 'ARITHMETIC' | 'GEOMETRIC' | 'HARMONIC', scores: typeof from0, threshold = 0) =>
      ids.map((_, i) => {
        const parts = indicators.map((indicator) => {
          const score = scores[indicator]?.[i]
          const weight = numberOf(weights, indicator)
          return score === undefined ? { weight } : { score, weight }
        })
        return aggregate(kind, parts, threshold).value ?? null
      })
    const matrix = outrankingMatrix(
      ids.map((_, i) => indicators.map((indicator) => from0[indicator]?.[i])),
      indicators.map((indicator) => numberOf(weights, indicator)),
      'COUNT_FOR_LATER',
    )
    const { pairs, share } = dominance(matrix)
    const actual: Json = {
      minmax0_100: table(ids, from0),
      minmax1_100: table(ids, from1),
      zscoreSampleSd: table(
        ids,
        columns((values, better) => valueOf(zScores(values, better))),
      ),
      rankAscMin: table(
        ids,
        columns((values, better) => valueOf(ranksFromWorst(values, better))),
      ),
      borda: table(
        ids,
        columns((values, better) => valueOf(bordaScores(values, better))),
      ),
      percentRank: table(
        ids,
        columns((values, better) => valueOf(percentRanks(values, better))),
      ),
      dist2max: table(
        ids,
        columns((values, better) => valueOf(minMax(values, better, 0, 1))),
      ),
      dist2targetCapped: table(
        ids,
        columns((values, better, indicator) =>
          valueOf(distanceToTarget(values, numberOf(targets, indicator), better, true)),
        ),
      ),
      goalposts0_100Truncated: table(
        ids,
        columns((values, better, indicator) => {
          const posts = { lower: numberOf(lower, indicator), upper: numberOf(upper, indicator) }
          return values.map((value) =>
            value === undefined ? undefined : goalpostScore(value, posts, better),
          )
        }),
      ),
      weightedArithmetic: combined('ARITHMETIC', from0),
      weightedArithmeticThreshold90: combined('ARITHMETIC', from0, 0.9),
      weightedGeometric: combined('GEOMETRIC', from1),
      weightedHarmonic: combined('HARMONIC', from1),
      outrankMatrix: matrix,
      copeland: copelandScores(matrix),
      nDominant: pairs,
      fracDominant: share,
    }
    return [{ expected: objectOf(fixture, 'expected'), actual }]
  },
}

function cell(matrix: OutrankingMatrix, name: string): number | null {
  return matrix[Number(name[1]) - 1]?.[Number(name[2]) - 1] ?? null
}

const UNIT_FUNCTIONS: Readonly<Record<string, (fixture: JsonObject) => Json>> = {
  dist2targ: (fixture) =>
    listed(
      valueOf(
        distanceToTarget(
          numbersOf(fixture, 'x'),
          numberOf(fixture, 'target'),
          betterOf(fixture['direction']),
          fixture['cap'] === true,
        ),
      ),
    ),
  goalposts: (fixture) =>
    goalpostScore(
      numberOf(fixture, 'x'),
      { lower: numberOf(fixture, 'lower'), upper: numberOf(fixture, 'upper') },
      betterOf(fixture['direction']),
      0,
      numberOf(fixture, 'scale'),
    ),
  gmean: (fixture) => meanOf('GEOMETRIC', fixture),
  hmean: (fixture) => meanOf('HARMONIC', fixture),
  amean: (fixture) => meanOf('ARITHMETIC', fixture),
  outrank: (fixture) => {
    const rows = objectsOf(fixture, 'X').map((row) => Object.keys(row).map((key) => numberOf(row, key)))
    const matrix = outrankingMatrix(
      rows,
      (rows[0] ?? []).map(() => 1),
    )
    const { pairs, share } = dominance(matrix)
    const cells = Object.keys(objectOf(fixture, 'expected')).filter((name) => /^m\d\d$/.test(name))
    return {
      ...Object.fromEntries(cells.map((name) => [name, cell(matrix, name)])),
      nDominant: pairs,
      fracDominant: share,
    }
  },
}

function meanOf(kind: 'ARITHMETIC' | 'GEOMETRIC' | 'HARMONIC', fixture: JsonObject): number | null {
  const scores = numbersOf(fixture, 'x')
  const weights = has(fixture, 'w') ? numbersOf(fixture, 'w') : scores.map(() => 1)
  return (
    aggregate(
      kind,
      scores.map((score, i) => ({ score, weight: weights[i] ?? NaN })),
    ).value ?? null
  )
}

const unitCase: Reader = {
  method: 'composite unit case',
  takes: (fixture) =>
    typeof fixture['fn'] === 'string' && fixture['fn'] in UNIT_FUNCTIONS && has(fixture, 'expected'),
  read: (fixture) => {
    const actual = UNIT_FUNCTIONS[textOf(fixture, 'fn')]?.(fixture) ?? null
    return [{ expected: fixture['expected'] ?? null, actual }]
  },
}

const geometric: Reader = {
  method: 'geometric mean',
  takes: (fixture) => has(fixture, 'x', 'published') && !has(fixture, 'fn'),
  read: (fixture) => {
    const checks: Check[] = []
    const [exact, arithmetic] = [optionalNumber(fixture, 'exact'), optionalNumber(fixture, 'arithmetic')]
    const actual = meanOf('GEOMETRIC', fixture)
    if (exact !== undefined) checks.push({ expected: exact, actual })
    else checks.push({ expected: numberOf(fixture, 'published'), actual, tolerance: { absolute: 0.01 } })
    if (arithmetic !== undefined) checks.push({ expected: arithmetic, actual: meanOf('ARITHMETIC', fixture) })
    return checks
  },
}

/** Share of the best of each year's units, averaged over indicators, on a scale where that means nothing. */
const intervalTrap: Reader = {
  method: 'share of best on an interval scale',
  takes: (fixture) => has(fixture, 'celsius', 'publishedCelsius'),
  read: (fixture) => {
    const data = objectOf(fixture, 'celsius')
    const units = [...new Set(Object.keys(data).map((key) => key[0] ?? ''))]
    const years = [...new Set(Object.keys(data).map((key) => key.slice(1)))]
    const share = (unit: string, year: string): number => {
      const columns = numbersOf(data, `${unit}${year}`).map((_, column) => {
        const values = units.map((other) => numbersOf(data, `${other}${year}`)[column])
        return valueOf(shareOfBest(values, 'RATIO'))[units.indexOf(unit)] ?? NaN
      })
      return valueOf(
        aggregate(
          'ARITHMETIC',
          columns.map((score) => ({ score, weight: 1 })),
        ),
      )
    }
    const actual = Object.fromEntries(units.map((unit) => [unit, years.map((year) => share(unit, year))]))
    const refusal = shareOfBest([1, 2], 'INTERVAL').refused?.reason ?? null
    return [
      { expected: objectOf(fixture, 'publishedCelsius'), actual, tolerance: { absolute: 5.1e-4 } },
      { expected: 'NOT_APPLICABLE', actual: refusal },
    ]
  },
}

const borda: Reader = {
  method: 'Borda count',
  takes: (fixture) => has(fixture, 'profile', 'scores'),
  read: (fixture) => {
    const ballots = objectsOf(fixture, 'profile').map((ballot) => ({
      voters: numberOf(ballot, 'n'),
      order: textsOf(ballot, 'order'),
    }))
    return [{ expected: objectOf(fixture, 'scores'), actual: Object.fromEntries(bordaCount(ballots)) }]
  },
}

const robust: Reader = {
  method: 'robust z',
  takes: (fixture) =>
    has(fixture, 'n', 'maxPossibleOrdinaryZ') ||
    (has(fixture, 'x') && (has(fixture, 'ordinaryZ') || has(fixture, 'modifiedZ') || has(fixture, 'madRaw'))),
  read: (fixture) => {
    const { x: _x, n: _n, note: _note, id: _id, reason, ...expected } = fixture
    const actual: Record<string, Json> = {}
    if (has(fixture, 'maxPossibleOrdinaryZ'))
      actual['maxPossibleOrdinaryZ'] = largestOrdinaryZ(numberOf(fixture, 'n'))
    if (!has(fixture, 'x')) return [{ expected, actual }]
    const values = numbersOf(fixture, 'x')
    const result = robustZ(values)
    actual['median'] = result.value?.median ?? null
    actual['madRaw'] = result.value?.mad ?? null
    actual['modifiedZ'] = result.value?.modified ?? null
    actual['meanAdFallback'] = result.value?.fallback ?? null
    actual['outlierAbove3.5'] = result.value?.unusual ?? null
    actual['ordinaryZ'] = ordinaryZ(values).value ?? null
    const checks: Check[] = [{ expected, actual }]
    if (reason !== undefined) checks.push({ expected: true, actual: result.value?.modified === undefined })
    return checks
  },
}

/** Fixtures of the folder `composite`. */
export const COMPOSITE_READERS: readonly Reader[] = [
  clusters,
  unitCase,
  geometric,
  intervalTrap,
  borda,
  robust,
]
