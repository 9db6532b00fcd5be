import { bitemporalRead } from '../../gateway/methods/honesty/bitemporal'
import type { Interval } from '../../gateway/methods/honesty/bitemporal'
import { freshness } from '../../gateway/methods/honesty/freshness'
import {
  PRECEDENCE,
  UK_SHORTHAND,
  countsAsActual,
  isSdmxStatus,
  isValid,
  publishedStatus,
  valueAllowed,
} from '../../gateway/methods/honesty/observationStatus'
import type { SdmxStatus } from '../../gateway/methods/honesty/observationStatus'
import { knownBy, releaseAsOf, revisionsOf, vintages } from '../../gateway/methods/honesty/vintages'
import type { Release, Vintages } from '../../gateway/methods/honesty/vintages'
import {
  arrayOf,
  has,
  isArray,
  isObject,
  numberOf,
  objectOf,
  objectsOf,
  optionalNumber,
  optionalText,
  textOf,
  textsOf,
} from './json'
import type { Json, JsonObject } from './json'
import type { Check, Reader } from './reader'

function sorted(values: readonly Json[]): readonly Json[] {
  return [...values].sort((a, b) => (String(a) < String(b) ? -1 : 1))
}

const codeList: Reader = {
  method: 'observation status code list',
  takes: (fixture) => has(fixture, 'precedence', 'withNumericValue', 'withMissingValue'),
  read: (fixture) => {
    const checks: Check[] = [
      { expected: arrayOf(fixture, 'precedence'), actual: PRECEDENCE },
      { expected: arrayOf(fixture, 'withNumericValue'), actual: PRECEDENCE.filter(valueAllowed) },
      {
        expected: arrayOf(fixture, 'withMissingValue'),
        actual: PRECEDENCE.filter((status) => isValid(status, undefined)),
      },
    ]
    if (has(fixture, 'codes')) {
      const ids = objectsOf(fixture, 'codes').map((code) => textOf(code, 'id'))
      checks.push({ expected: sorted(ids), actual: sorted(PRECEDENCE) })
    }
    const shorthand = fixture['ukToSdmx']
    if (isObject(shorthand)) {
      const actual = Object.fromEntries(
        Object.keys(shorthand).map((mark) => [mark, UK_SHORTHAND[mark] ?? null]),
      )
      checks.push({ expected: shorthand, actual })
    }
    return checks
  },
}

function statusesOf(fixture: JsonObject): readonly SdmxStatus[] {
  const codes = isArray(fixture['flags']) ? textsOf(fixture, 'flags') : [textOf(fixture, 'flags')]
  return codes.map((code) => {
    if (!isSdmxStatus(code)) throw new TypeError(`${code} is not a status`)
    return code
  })
}

const statusCase: Reader = {
  method: 'observation status',
  takes: (fixture) => has(fixture, 'flags'),
  read: (fixture) => {
    const { single, valid, valueAllowed: allowed, countsAsActual: counts } = fixture
    const status = publishedStatus(statusesOf(fixture))
    const checks: Check[] = []
    if (single !== undefined) checks.push({ expected: single, actual: status })
    if (valid !== undefined)
      checks.push({ expected: valid, actual: isValid(status, optionalNumber(fixture, 'value')) })
    if (allowed !== undefined) checks.push({ expected: allowed, actual: valueAllowed(status) })
    if (counts !== undefined) checks.push({ expected: counts, actual: countsAsActual(status) })
    return checks
  },
}

const freshnessCase: Reader = {
  method: 'freshness',
  takes: (fixture) => has(fixture, 'ageHours', 'status'),
  read: (fixture) => {
    const [warnAfter, errorAfter] = [
      optionalNumber(fixture, 'warnAfterHours'),
      optionalNumber(fixture, 'errorAfterHours'),
    ]
    const thresholds = {
      ...(warnAfter === undefined ? {} : { warnAfter }),
      ...(errorAfter === undefined ? {} : { errorAfter }),
    }
    const actual = freshness(numberOf(fixture, 'ageHours'), thresholds).toLowerCase()
    return [{ expected: textOf(fixture, 'status'), actual }]
  },
}

/** What is expected of each period, answered for those periods. */
function byPeriod(expected: Json | undefined, answer: (period: string) => Json | undefined): Json {
  return isObject(expected)
    ? Object.fromEntries(Object.keys(expected).map((period) => [period, answer(period) ?? null]))
    : null
}

/** `2014Q1` as the first day of the quarter. */
function firstDay(quarter: string): string {
  const [year = '', number = ''] = quarter.split('Q')
  return `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`
}

function vintageAnswer(
  key: string,
  expected: Json | undefined,
  releases: readonly Release[],
  history: Vintages,
): Json | undefined {
  const [, year = '', month = '', day = ''] = /_(\d{4})_(\d\d)_(\d\d)/.exec(key) ?? []
  const date = `${year}-${month}-${day}`
  const summary = (period: string) => revisionsOf(history, period).value
  if (key.startsWith('asOf_'))
    return byPeriod(expected, (period) => releaseAsOf(history, period, date)?.value)
  if (key.startsWith('knownBy_')) {
    return knownBy(releases, date).map(({ period, publishedOn, value }) => [period, publishedOn, value])
  }
  if (key.startsWith('meanAbsRevision_'))
    return summary(firstDay(key.slice('meanAbsRevision_'.length)))?.meanAbsolute
  switch (key) {
    case 'firstRelease':
    case 'first':
      return byPeriod(expected, (period) => summary(period)?.first)
    case 'latest':
      return byPeriod(expected, (period) => summary(period)?.latest)
    case 'revisionCount':
      return byPeriod(expected, (period) => summary(period)?.revisions)
    case 'distinctValues':
      return byPeriod(expected, (period) => summary(period)?.distinctValues)
    case 'totalRevision':
      return byPeriod(expected, (period) => summary(period)?.total)
    case 'totalRevisionPercent':
      return byPeriod(expected, (period) => summary(period)?.totalPercent)
    case 'asOf':
      return isArray(expected)
        ? expected.filter(isObject).map((query) => ({
            time: query['time'] ?? null,
            asOf: query['asOf'] ?? null,
            value: releaseAsOf(history, textOf(query, 'time'), textOf(query, 'asOf'))?.value ?? null,
          }))
        : null
    default:
      return undefined
  }
}

const vintageCase: Reader = {
  method: 'vintages',
  takes: (fixture) => has(fixture, 'releases', 'expected'),
  read: (fixture) => {
    const releases = objectsOf(fixture, 'releases').map((release) => ({
      period: optionalText(release, 'date') ?? textOf(release, 'time'),
      publishedOn: optionalText(release, 'realtimeStart') ?? textOf(release, 'pubDate'),
      value: numberOf(release, 'value'),
    }))
    const history = vintages(releases)
    const expected = objectOf(fixture, 'expected')
    const actual: Record<string, Json> = {}
    for (const [key, value] of Object.entries(expected)) {
      const answer = vintageAnswer(key, value, releases, history)
      if (answer !== undefined) actual[key] = answer
    }
    return [{ expected, actual }]
  },
}

function interval(row: JsonObject, from: string, to: string): Interval {
  const end = optionalText(row, to)
  return { from: textOf(row, from), ...(end === undefined ? {} : { to: end }) }
}

const bitemporal: Reader = {
  method: 'bitemporal read',
  takes: (fixture) => has(fixture, 'rows', 'queries'),
  read: (fixture) => {
    const rows = objectsOf(fixture, 'rows').map((row) => ({
      id: row['eid'] ?? null,
      valid: interval(row, 'validFrom', 'validTo'),
      recorded: interval(row, 'sysFrom', 'sysTo'),
    }))
    return objectsOf(fixture, 'queries').map((query) => {
      const found = bitemporalRead(rows, textOf(query, 'systemAsOf'), optionalText(query, 'validAsOf'))
      return { expected: sorted(arrayOf(query, 'expected')), actual: sorted(found.map(({ id }) => id)) }
    })
  },
}

/** Fixtures of the folder `honesty`. */
export const HONESTY_READERS: readonly Reader[] = [
  codeList,
  statusCase,
  freshnessCase,
  vintageCase,
  bitemporal,
]
