import { isObject } from '../../base/json/isObject'
import { CONFIDENCE_SCALES, possibleThreePointRatings } from '../../gateway/methods/delivery/confidence'
import type { FivePointRating } from '../../gateway/methods/delivery/confidence'
import { earnedSchedule } from '../../gateway/methods/delivery/earnedSchedule'
import type {
  EarnedSchedule,
  PlateauConvention,
  Progress,
} from '../../gateway/methods/delivery/earnedSchedule'
import { referenceClass } from '../../gateway/methods/delivery/referenceClass'
import { countWithChance, throughputCount, throughputFinish } from '../../gateway/methods/delivery/throughput'
import { reforecastRatio } from '../../gateway/methods/milestones/reforecast'
import { milestoneSlip } from '../../gateway/methods/milestones/slip'
import {
  arrayOf,
  has,
  isArray,
  numberOf,
  numbersOf,
  objectOf,
  objectsOf,
  optionalNumber,
  optionalText,
  textOf,
} from './json'
import type { Json, JsonObject } from './json'
import type { Check, Reader } from './reader'

/** Times in the unit of the fixture: periods, or days where a period has a length. */
function scheduleIn(unit: number, schedule: EarnedSchedule | undefined): JsonObject {
  const time = (periods: number | undefined): number | null => (periods === undefined ? null : periods * unit)
  return {
    es: time(schedule?.earned),
    svt: time(schedule?.variance),
    spiT: schedule?.index ?? null,
    ieacT: time(schedule?.independentEstimate),
    eacT_pf1: time(schedule?.estimateAtPlan),
    eacT_spit: time(schedule?.estimateAtIndex),
    eacT_scit: time(schedule?.estimateAtBothIndices),
    eacT: time(schedule?.estimateAtIndex),
  }
}

function progressOf(fixture: JsonObject, unit: number): Progress {
  const duration = optionalNumber(fixture, 'plannedDuration')
  return {
    plannedValue: numbersOf(fixture, 'pv'),
    earnedValue: numberOf(fixture, 'ev'),
    actualTime: numberOf(fixture, 'at') / unit,
    ...(duration === undefined ? {} : { plannedDuration: duration / unit }),
  }
}

const CONVENTIONS: readonly (readonly [string, PlateauConvention])[] = [
  ['expected', 'LATEST'],
  ['expectedLipkeLatest', 'LATEST'],
  ['expectedEarliest', 'EARLIEST'],
]

const scheduleCase: Reader = {
  method: 'earned schedule',
  takes: (fixture) => has(fixture, 'pv', 'ev', 'at') && CONVENTIONS.some(([key]) => has(fixture, key)),
  read: (fixture) => {
    const unit = optionalNumber(fixture, 'periodLength') ?? 1
    return CONVENTIONS.flatMap(([key, convention]): readonly Check[] => {
      const expected = fixture[key]
      if (expected === undefined) return []
      return [
        { expected, actual: scheduleIn(unit, earnedSchedule(progressOf(fixture, unit), convention).value) },
      ]
    })
  },
}

const projectCase: Reader = {
  method: 'earned schedule by month',
  takes: (fixture) =>
    has(fixture, 'bac', 'plannedValueCumulative', 'earnedValueCumulative', 'actualCostCumulative'),
  read: (fixture) => {
    const planned = numbersOf(fixture, 'plannedValueCumulative')
    const [earned, costs] = [
      numbersOf(fixture, 'earnedValueCumulative'),
      numbersOf(fixture, 'actualCostCumulative'),
    ]
    const plannedDuration = numberOf(fixture, 'plannedDuration')
    const actual = objectsOf(fixture, 'expected').map((row) => {
      const at = numberOf(row, 'at')
      const [pv, ev, ac] = [planned[at - 1] ?? NaN, earned[at - 1] ?? NaN, costs[at - 1] ?? NaN]
      const costIndex = ev / ac
      const schedule = earnedSchedule({
        plannedValue: [0, ...planned],
        earnedValue: ev,
        actualTime: at,
        plannedDuration,
        costIndex,
      }).value
      return {
        at,
        pv,
        ev,
        ac,
        ...scheduleIn(1, schedule),
      }
    })
    return [{ expected: arrayOf(fixture, 'expected'), actual, tolerance: { relative: 1e-7 } }]
  },
}

/** The dates of a milestone that are there. */
function datesOf(fixture: JsonObject) {
  const [baseline, forecast, actual] = ['baseline', 'forecast', 'actual'].map((key) =>
    optionalText(fixture, key),
  )
  return {
    ...(baseline === undefined ? {} : { baseline }),
    ...(forecast === undefined ? {} : { forecast }),
    ...(actual === undefined ? {} : { actual }),
  }
}

function milestone(fixture: JsonObject, asOf: string): JsonObject {
  const { baseline, ...outcome } = datesOf(fixture)
  const dates = baseline === undefined ? outcome : { ...outcome, currentBaseline: baseline }
  const { againstCurrent } = milestoneSlip(dates, asOf)
  const slip = againstCurrent.value
  const vintages = (has(fixture, 'vintages') ? arrayOf(fixture, 'vintages') : []).map((vintage) => {
    const [reportedOn, forecast] = isArray(vintage) ? vintage : []
    if (typeof reportedOn !== 'string' || typeof forecast !== 'string')
      throw new TypeError('a vintage is not two dates')
    return { reportedOn, forecast }
  })
  const moved = reforecastRatio(vintages).value
  return {
    slipDays: slip !== undefined && 'days' in slip && slip.days.low === slip.days.high ? slip.days.low : null,
    minimumSlipDays: slip !== undefined && 'minimumDays' in slip ? slip.minimumDays : null,
    reforecasts: moved?.changes ?? 0,
    slipDaysPerElapsedDay: moved?.ratio ?? null,
  }
}

const milestones: Reader = {
  method: 'milestone slip',
  takes: (fixture) => has(fixture, 'asOf', 'milestones', 'expected'),
  read: (fixture) => {
    const asOf = textOf(fixture, 'asOf')
    const list = objectsOf(fixture, 'milestones')
    const expected = objectOf(fixture, 'expected')
    const actual: JsonObject = Object.fromEntries(
      list.map((item) => [textOf(item, 'id'), milestone(item, asOf)]),
    )
    return [{ expected, actual }]
  },
}

const EXACT = { relative: 1e-12, absolute: 1e-12 }
const ANY_HISTORY = 1

const throughput: Reader = {
  method: 'throughput by convolution',
  takes: (fixture) => has(fixture, 'history', 'itemsRemaining'),
  read: (fixture) => {
    const history = numbersOf(fixture, 'history')
    const finish = throughputFinish(history, numberOf(fixture, 'itemsRemaining'), ANY_HISTORY).value
    const checks: Check[] = []
    const { expected, howMany } = fixture
    if (isObject(expected)) {
      const cdf = isArray(expected['cdf'])
        ? expected['cdf'].map((pair) => {
            const k = isArray(pair) && typeof pair[0] === 'number' ? pair[0] : NaN
            return [k, finish?.cumulative[k - 1] ?? (finish === undefined ? null : 1)]
          })
        : null
      const { p50 = null, p80 = null, p85 = null, p95 = null } = finish ?? {}
      checks.push({ expected, actual: { cdf, p50, p80, p85, p95 }, tolerance: EXACT })
    } else if (expected !== undefined) {
      checks.push({ expected, actual: finish === undefined ? null : { ...finish } })
    }
    if (isObject(howMany)) {
      const count = throughputCount(history, numberOf(howMany, 'periods'), ANY_HISTORY).value
      const chances = isObject(howMany['atLeast']) ? Object.keys(howMany['atLeast']) : []
      const atLeast = Object.fromEntries(
        chances.map((chance) => [
          chance,
          count === undefined ? null : countWithChance(count, Number(chance)),
        ]),
      )
      const actual = { periods: numberOf(howMany, 'periods'), atLeast, mean: count?.mean ?? null }
      checks.push({ expected: howMany, actual, tolerance: EXACT })
    }
    return checks
  },
}

const reference: Reader = {
  method: 'reference class',
  takes: (fixture) => has(fixture, 'baselineDurationDays', 'referenceOverrunRatios'),
  read: (fixture) => {
    const ratios = numbersOf(fixture, 'referenceOverrunRatios')
    // The fixture is smaller than this project would use.
    const forecast = referenceClass(ratios, numberOf(fixture, 'baselineDurationDays'), 1).value
    const at = (level: 'p50' | 'p80' | 'p90'): Json =>
      forecast === undefined ? null : { uplift: forecast[level].uplift, durationDays: forecast[level].amount }
    const actual: JsonObject = { p50: at('p50'), p80: at('p80'), p90: at('p90') }
    const checks: Check[] = [{ expected: fixture['expected'] ?? null, actual }]
    const slip = optionalNumber(fixture, 'medianSlip')
    if (slip !== undefined) checks.push({ expected: slip, actual: forecast?.p50.uplift ?? null })
    return checks
  },
}

function codesOf(scale: Json | undefined): readonly Json[] {
  return isArray(scale) ? scale.map((pair) => (isArray(pair) ? (pair[0] ?? null) : pair)) : []
}

const confidence: Reader = {
  method: 'delivery confidence scales',
  takes: (fixture) => has(fixture, 'fivePoint', 'threePoint', 'setMapping5to3'),
  read: (fixture) => {
    const sets = Object.fromEntries(
      CONFIDENCE_SCALES.FIVE_POINT.map((rating: FivePointRating) => [
        rating,
        possibleThreePointRatings(rating),
      ]),
    )
    const checks: Check[] = [
      { expected: codesOf(fixture['fivePoint']), actual: CONFIDENCE_SCALES.FIVE_POINT },
      { expected: codesOf(fixture['threePoint']), actual: CONFIDENCE_SCALES.THREE_POINT },
      { expected: objectOf(fixture, 'setMapping5to3'), actual: sets },
    ]
    return checks
  },
}

/** Fixtures of the folder `delivery`. */
export const DELIVERY_READERS: readonly Reader[] = [
  scheduleCase,
  projectCase,
  milestones,
  throughput,
  reference,
  confidence,
]
