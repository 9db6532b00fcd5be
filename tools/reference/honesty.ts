import { isObject } from '../../base/json/isObject'
import { figureId, figureOf } from '../../schema/facts/figures/figure'
import { MISSING_REASONS } from '../../schema/facts/figures/missing'
import { OBSERVATION_STATUSES, observationStatus } from '../../schema/facts/figures/status'
import { recordKey } from '../../schema/facts/records/records'
import { Book } from '../../schema/facts/snapshots/book'
import type { MemberState } from '../../schema/facts/snapshots/book'
import type { Snapshot } from '../../schema/facts/snapshots/snapshot'
import { revisionsOf } from '../../subgraphs/member/views/revisions'
import { stateByAge } from '../../subgraphs/reporting/refresh/sourceState'
import {
  has,
  isArray,
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

/** Holds that every status that the graph uses is in the code list, and stands for what the list says that it does. */
const codeList: Reader = {
  method: 'observation status code list',
  takes: (fixture) => has(fixture, 'codes', 'withNumericValue', 'withMissingValue'),
  read: (fixture) => {
    const listed = objectsOf(fixture, 'codes').map((code) => textOf(code, 'id'))
    const among = (statuses: readonly string[], list: readonly string[]): Check => ({
      expected: [...statuses],
      actual: statuses.filter((status) => list.includes(status)),
    })
    const missing = Object.keys(MISSING_REASONS).map((reason) =>
      observationStatus(reason as keyof typeof MISSING_REASONS, 'REPORTED'),
    )
    const stated = (['REPORTED', 'ILLUSTRATIVE'] as const).map((origin) =>
      observationStatus(undefined, origin),
    )
    return [
      among(Object.keys(OBSERVATION_STATUSES), listed),
      among(missing, textsOf(fixture, 'withMissingValue')),
      among(stated, textsOf(fixture, 'withNumericValue')),
    ]
  },
}

const HOURS_A_DAY = 24

/** The words of dbt for the states of a source. */
const FRESHNESS: Readonly<Record<string, string>> = {
  FRESH: 'pass',
  WARN: 'warn',
  LATE: 'error',
  NOT_CHECKED: 'not_checked',
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
      ...(warnAfter === undefined ? {} : { warnAfterDays: warnAfter / HOURS_A_DAY }),
      ...(errorAfter === undefined ? {} : { errorAfterDays: errorAfter / HOURS_A_DAY }),
    }
    const state = stateByAge(numberOf(fixture, 'ageHours') / HOURS_A_DAY, thresholds)
    return [{ expected: textOf(fixture, 'status'), actual: FRESHNESS[state] ?? null }]
  },
}

interface Release {
  readonly period: string
  readonly publishedOn: string
  readonly value: number
}

const MEMBER = 'reference'

/** One release as a return that is read again with every release of its period. */
function snapshotOf({ period, publishedOn, value }: Release, index: number): Snapshot {
  const values = { programme: MEMBER, measure: 'released', period, value: String(value) }
  const fields = Object.fromEntries(Object.entries(values).map(([field, text]) => [field, { value: text }]))
  return {
    sequence: index + 1,
    source: 'releases',
    returnId: period,
    received: `${publishedOn}T00:00:00.000Z`,
    recorded: `${publishedOn}T00:00:00.000Z`,
    knownFrom: publishedOn,
    origin: 'PUBLISHED',
    payloadHash: '',
    mappingHash: '',
    counts: { read: 1, accepted: 1, quarantined: 0, withReason: 0, elsewhere: 0 },
    notes: [],
    quarantine: [],
    records: [{ type: 'Observation', key: recordKey('Observation', values), fields }],
  }
}

class Releases {
  readonly #book = new Book(MEMBER)

  constructor(releases: readonly Release[]) {
    const inOrder = [...releases].sort((one, other) => (one.publishedOn < other.publishedOn ? -1 : 1))
    for (const [i, release] of inOrder.entries()) this.#book.add(snapshotOf(release, i))
  }

  /** The state on a day; the newest without one. */
  at(day?: string): MemberState | undefined {
    return this.#book.at(this.#book.latest, day === undefined ? undefined : `${day}T23:59:59.999Z`)
  }

  valueAt(period: string, day: string): number | undefined {
    const found = this.#factOf(this.at(day), period)?.record.fields['value']?.value
    return found === undefined ? undefined : Number(found)
  }

  /** Every release that was known on a day, in the order of release. */
  knownBy(day: string): readonly (readonly [string, string, number])[] {
    return (this.at(day)?.history() ?? []).map(({ returnId, knownFrom = '', records }) => [
      returnId,
      knownFrom,
      Number(records[0]?.fields['value']?.value),
    ])
  }

  /** The values of a period that differ from the one before, oldest first. */
  vintagesOf(period: string): readonly number[] {
    const state = this.at()
    const fact = this.#factOf(state, period)
    if (state === undefined || fact === undefined) return []
    const [revisions = []] = revisionsOf(state, [figureId(figureOf(fact, 'value'))])
    return revisions.map(({ figure }) => Number(figure.cell.value))
  }

  #factOf(state: MemberState | undefined, period: string) {
    return [...(state?.facts('Observation').values() ?? [])].find(
      ({ record }) => record.fields['period']?.value === period,
    )
  }
}

/** What is expected of each period, answered for those periods. */
function byPeriod(expected: Json | undefined, answer: (period: string) => Json | undefined): Json {
  return isObject(expected)
    ? Object.fromEntries(Object.keys(expected).map((period) => [period, answer(period) ?? null]))
    : null
}

function asOfAnswer(query: JsonObject, releases: Releases): Json {
  const [time, asOf] = [textOf(query, 'time'), textOf(query, 'asOf')]
  return { time, asOf, value: releases.valueAt(time, asOf) ?? null }
}

function vintageAnswer(key: string, expected: Json | undefined, releases: Releases): Json | undefined {
  const [, year = '', month = '', day = ''] = /_(\d{4})_(\d\d)_(\d\d)/.exec(key) ?? []
  const date = `${year}-${month}-${day}`
  if (key.startsWith('asOf_')) return byPeriod(expected, (period) => releases.valueAt(period, date))
  if (key.startsWith('knownBy_')) return releases.knownBy(date).map((release) => [...release])
  switch (key) {
    case 'firstRelease':
    case 'first':
      return byPeriod(expected, (period) => releases.vintagesOf(period)[0])
    case 'latest':
      return byPeriod(expected, (period) => releases.vintagesOf(period).at(-1))
    case 'revisionCount':
      return byPeriod(expected, (period) => releases.vintagesOf(period).length - 1)
    case 'distinctValues':
      return byPeriod(expected, (period) => releases.vintagesOf(period).length)
    case 'asOf':
      return isArray(expected)
        ? expected.flatMap((query) => (isObject(query) ? [asOfAnswer(query, releases)] : []))
        : null
    default:
      return undefined
  }
}

const vintageCase: Reader = {
  method: 'vintages',
  takes: (fixture) => has(fixture, 'releases', 'expected'),
  read: (fixture) => {
    const releases = new Releases(
      objectsOf(fixture, 'releases').map((release) => ({
        period: optionalText(release, 'date') ?? textOf(release, 'time'),
        publishedOn: optionalText(release, 'realtimeStart') ?? textOf(release, 'pubDate'),
        value: numberOf(release, 'value'),
      })),
    )
    const expected = objectOf(fixture, 'expected')
    const actual: Record<string, Json> = {}
    for (const [key, value] of Object.entries(expected)) {
      const answer = vintageAnswer(key, value, releases)
      if (answer !== undefined) actual[key] = answer
    }
    return [{ expected, actual }]
  },
}

/** Fixtures of the folder `honesty`: each runs the function that answers in the graph. */
export const HONESTY_READERS: readonly Reader[] = [codeList, freshnessCase, vintageCase]
