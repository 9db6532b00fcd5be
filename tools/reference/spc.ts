import { isObject } from '../../base/json/isObject'
import type { Direction } from '../../gateway/methods/direction'
import type { Result } from '../../gateway/methods/result'
import type { XmrPoint } from '../../gateway/methods/spc/group'
import { processLimits } from '../../gateway/methods/spc/limits'
import { pPrime } from '../../gateway/methods/spc/pPrime'
import { zoneOf } from '../../gateway/methods/spc/position'
import type { Signal } from '../../gateway/methods/spc/rules'
import { MDC_2023, PTD_0_2_2 } from '../../gateway/methods/spc/ruleSet'
import type { RuleSet } from '../../gateway/methods/spc/ruleSet'
import { xmr } from '../../gateway/methods/spc/xmr'
import type { XmrChart, XmrOptions } from '../../gateway/methods/spc/xmr'
import { has, isArray, numberOf, numbersOf, objectOf, optionalNumber, textOf, textsOf } from './json'
import type { Json, JsonObject } from './json'
import type { Reader } from './reader'

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  increase: 'HIGHER',
  decrease: 'LOWER',
  neutral: 'NEITHER',
}

/** The textbook constant: three sigma, at a moving range of 1.128 sigma. */
const TEXTBOOK = 3 / 1.128
const MOVING_RANGE_LIMIT = 3.267

function typeOf(signal: Signal | undefined, side: number): string {
  const high = signal?.direction === 'HIGH'
  switch (signal?.rule) {
    case 'OUTSIDE':
      return high ? 'Above UCL' : 'Below LCL'
    case 'TREND':
      return `7 Point Trend (${high ? 'Increasing' : 'Decreasing'})`
    case 'TWO_OF_THREE':
      return `2 in 3 ${side > 0 ? 'Above' : 'Below'} CL`
    case 'RUN':
      return `7 Points ${side > 0 ? 'Above' : 'Below'} CL`
    case undefined:
      return 'Common Cause'
  }
}

const POINT_TYPES = {
  COMMON_CAUSE: 'common_cause',
  IMPROVEMENT: 'special_cause_improvement',
  CONCERN: 'special_cause_concern',
  NEUTRAL_HIGH: 'special_cause_neutral_high',
  NEUTRAL_LOW: 'special_cause_neutral_low',
} as const

function icon(result: Result<string>): string | null {
  return result.value?.toLowerCase() ?? null
}

function valuesOf(input: JsonObject): readonly (number | null)[] {
  const values = input['values']
  if (!isArray(values)) throw new TypeError('values is not an array')
  return values.map((value) => {
    if (value === null || typeof value === 'number') return value
    throw new TypeError('values holds something other than numbers and null')
  })
}

function points(values: readonly (number | null)[], dates: readonly string[]) {
  return values.map((value, i) => ({
    period: dates[i] ?? String(1000 + i),
    value: value ?? ({ reason: 'NOT_PROVIDED' } as const),
  }))
}

function chartOf(
  values: readonly (number | null)[],
  dates: readonly string[],
  options: XmrOptions,
): XmrChart {
  const result = xmr(points(values, dates), options)
  if (result.refused !== undefined) throw new Error(result.refused.detail)
  return result.value
}

function row(point: XmrPoint, chart: XmrChart): Json {
  const group = chart.groups[point.group]
  const value = typeof point.value === 'number' ? point.value : null
  return {
    date: point.period,
    y: value,
    rebaseGroup: point.group,
    includedInLimits: point.inBase,
    mean: group?.mean ?? null,
    lpl: group?.limits?.lower ?? null,
    upl: group?.limits?.upper ?? null,
    outsideLimits: point.zone === undefined ? null : point.zone === 'OUTSIDE',
    relativeToMean: point.side ?? null,
    closeToLimits: point.zone === undefined ? null : point.zone === 'NEAR',
    specialCauseType: typeOf(point.signal, point.side ?? 0),
    pointType: POINT_TYPES[point.effect],
    shortGroup: (group?.length ?? 0) < PTD_0_2_2.trialBelow,
  }
}

function rebasesOf(input: JsonObject) {
  const dates = input['rebaseDates'] ?? null
  if (dates === null) return []
  return (isArray(dates) ? textsOf(input, 'rebaseDates') : [textOf(input, 'rebaseDates')]).map((at) => ({
    at,
    reason: 'fixture',
  }))
}

function screened(screen: boolean): RuleSet {
  const { screeningFactor: _screening, ...unscreened } = PTD_0_2_2
  return screen ? PTD_0_2_2 : unscreened
}

const xmrCase: Reader = {
  method: 'xmr',
  takes: (fixture) => has(fixture['input'], 'values', 'improvementDirection') && has(fixture['expected']),
  read: (fixture) => {
    const input = objectOf(fixture, 'input')
    const fixAfter = optionalNumber(input, 'fixAfterNPoints')
    const chart = chartOf(valuesOf(input), has(input, 'dates') ? textsOf(input, 'dates') : [], {
      better: DIRECTIONS[textOf(input, 'improvementDirection')] ?? 'NEITHER',
      target: optionalNumber(input, 'target') ?? { reason: 'NO_MEASURE' },
      ruleSet: screened(input['screenOutliers'] !== false),
      rebases: rebasesOf(input),
      ...(fixAfter === undefined ? {} : { fixAfter }),
    })
    const count = (start: string): number =>
      chart.points.filter(({ effect }) => effect.startsWith(start)).length
    const actual: Json = {
      rows: chart.points.map((point) => row(point, chart)),
      variationIcon: icon(chart.variation),
      assurance: icon(chart.assurance),
      summary: {
        n: chart.points.length,
        commonCause: count('COMMON_CAUSE'),
        improvement: count('IMPROVEMENT'),
        concern: count('CONCERN'),
        neutral: count('NEUTRAL'),
      },
    }
    const [group] = chart.groups
    const published = {
      mean: group?.mean ?? null,
      lpl: group?.limits?.lower ?? null,
      upl: group?.limits?.upper ?? null,
    }
    const expected = objectOf(fixture, 'expected')
    return isObject(fixture['published'])
      ? [
          { expected, actual },
          { expected: fixture['published'], actual: published, tolerance: { asPrinted: true } },
        ]
      : [{ expected, actual }]
  },
}

const twoOfThree: Reader = {
  method: 'xmr two of three',
  takes: (fixture) =>
    has(fixture, 'values') && (has(fixture, 'expectedPTD_0_2_2') || has(fixture, 'expectedMDC_2023')),
  read: (fixture) => {
    const fixAfter = optionalNumber(fixture, 'fixAfterNPoints')
    return [PTD_0_2_2, MDC_2023].flatMap((ruleSet) => {
      const expected = fixture[`expected${ruleSet.id}`]
      if (expected === undefined) return []
      const chart = chartOf(valuesOf(fixture), [], {
        better: 'HIGHER',
        target: { reason: 'NO_MEASURE' },
        ruleSet,
        ...(fixAfter === undefined ? {} : { fixAfter }),
      })
      const { mean = null, limits } = chart.groups[0] ?? {}
      return [
        { expected, actual: chart.points.slice(-3).map(({ signal, side }) => typeOf(signal, side ?? 0)) },
        {
          expected: fixture['limits'] ?? {},
          actual: {
            mean,
            lpl: limits?.lower ?? null,
            upl: limits?.upper ?? null,
            nearLower: limits?.nearLower ?? null,
            nearUpper: limits?.nearUpper ?? null,
          },
        },
      ]
    })
  },
}

const constantAtTarget: Reader = {
  method: 'xmr of a constant series',
  takes: (fixture) => has(fixture, 'values', 'target', 'direction', 'recommended'),
  read: (fixture) => {
    const chart = chartOf(valuesOf(fixture), [], {
      better: DIRECTIONS[textOf(fixture, 'direction')] ?? 'NEITHER',
      target: numberOf(fixture, 'target'),
    })
    const actual = {
      assurance: icon(chart.assurance),
      degenerateLimits: chart.groups.at(-1)?.degenerateLimits ?? null,
    }
    return [{ expected: objectOf(fixture, 'recommended'), actual }]
  },
}

const individuals: Reader = {
  method: 'individuals chart',
  takes: (fixture) =>
    has(fixture['published'], 'lcl') && (has(fixture, 'values') || has(fixture, 'numerator', 'denominator')),
  read: (fixture) => {
    const values = has(fixture, 'values')
      ? valuesOf(fixture).map((value) => value ?? undefined)
      : numbersOf(fixture, 'numerator').map(
          (count, i) => count / (numbersOf(fixture, 'denominator')[i] ?? NaN),
        )
    const base = values.slice(0, optionalNumber(fixture, 'fixAfterNPoints'))
    const found = processLimits(base, { limitFactor: TEXTBOOK })
    if (found?.limits === undefined || found.averageMovingRange === undefined) throw new Error('No limits')
    const { limits, averageMovingRange } = found
    const outside = values.flatMap((value, i) =>
      value !== undefined && zoneOf(value, limits) === 'OUTSIDE' ? [i + 1] : [],
    )
    const actual = {
      mean: found.mean,
      mrBar: averageMovingRange,
      mrUcl: MOVING_RANGE_LIMIT * averageMovingRange,
      lcl: limits.lower,
      ucl: limits.upper,
      lcl2sigma: limits.nearLower,
      ucl2sigma: limits.nearUpper,
      signals: outside,
    }
    return [{ expected: objectOf(fixture, 'published'), actual, tolerance: { asPrinted: true } }]
  },
}

const pPrimeCase: Reader = {
  method: 'P prime',
  takes: (fixture) => has(fixture['input'], 'numerator', 'denominator', 'screenMovingRanges'),
  read: (fixture) => {
    const input = objectOf(fixture, 'input')
    const denominators = numbersOf(input, 'denominator')
    const counts = numbersOf(input, 'numerator').map((numerator, i) => ({
      numerator,
      denominator: denominators[i] ?? NaN,
    }))
    const result = pPrime(counts, input['screenMovingRanges'] === true)
    if (result.refused !== undefined) throw new Error(result.refused.detail)
    const { centre } = result.value
    const actual = result.value.points.map(({ proportion, lower, upper, nearLower, nearUpper }) => ({
      p: proportion,
      centre,
      lcl: lower,
      ucl: upper,
      lcl95: nearLower,
      ucl95: nearUpper,
    }))
    return [{ expected: fixture['expected'] ?? null, actual }]
  },
}

/** Fixtures of the folder `spc`. */
export const SPC_READERS: readonly Reader[] = [xmrCase, twoOfThree, constantAtTarget, individuals, pPrimeCase]
