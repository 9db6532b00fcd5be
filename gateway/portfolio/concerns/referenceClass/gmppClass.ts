import { daysBetween, requirePartialDate } from '../../../../base/dates/partialDate'
import type { ReferenceClassCase } from '../../../methods/delivery/referenceClass'
import { GMPP_CASES, GMPP_PUBLICATIONS } from './gmppCases'

/**
 * How a case ended. `FINISHED`: it left the portfolio with its approved end reached. `LEFT_EARLY`: it left
 * before, and nobody publishes why. `UNCLEAR`: it is no longer found, and another of the same department and
 * approved start is. `UNFINISHED`: it is in the newest publication.
 */
export type Fate = 'FINISHED' | 'LEFT_EARLY' | 'UNCLEAR' | 'UNFINISHED'

/** The published categories that clusters belong with; they are published from 2019 on. */
export const CLUSTER_CATEGORIES: readonly string[] = ['ICT', 'Government Transformation and Service Delivery']

/** A publication of the annual data; dates are ISO. */
export interface GmppPublication {
  readonly year: number
  /** The day that it describes. */
  readonly described: string
  /** The day from which it was known. */
  readonly knownFrom: string
}

/** An ICT or transformation project of the GMPP; dates are ISO, and years those of publications. */
export interface ReferenceCase {
  /** Its id, or before there were ids its department and first name with the year. */
  readonly project: string
  /** Approved start, as first published. */
  readonly start: string
  /** The approved end in each publication that it was seen in; the first is its baseline. */
  readonly approved: Readonly<Record<number, string>>
  /** The first publication that states its category. */
  readonly classed: number
  readonly fate: Fate
  /** The first publication that it is not in; absent while it is unfinished. */
  readonly gone?: number
}

/** The reference class as it was known on a day. */
export interface KnownClass {
  /** All that were seen at least twice, so that they could have been seen to move. */
  readonly cases: readonly ReferenceClassCase[]
  /** Number of these that had finished. */
  readonly finished: number
  /** Number that were still in the portfolio. */
  readonly unfinished: number
  /** Number that left before the approved end, or perhaps under another name. */
  readonly unknown: number
  /** Left out, having been seen once. */
  readonly seenOnce: number
}

/** Approved ends by what was known up to a publication, oldest first. */
function endsBy(year: number, { approved }: ReferenceCase): readonly string[] {
  return Object.entries(approved)
    .filter(([published]) => Number(published) <= year)
    .map(([, end]) => end)
}

/** Days from its start to a date over those to its baseline; nothing where there were none. */
function ratioTo(date: string, { start, approved }: ReferenceCase): number | undefined {
  const [baseline] = Object.values(approved)
  if (baseline === undefined) return undefined
  const from = requirePartialDate(start)
  const planned = daysBetween(from, requirePartialDate(baseline)).low
  return planned > 0 ? daysBetween(from, requirePartialDate(date)).low / planned : undefined
}

/**
 * A case as a publication left it. One that has not finished is counted as it was on the day described, and
 * one that left without finishing no later than its approved end.
 */
function caseAt({ year, described }: GmppPublication, one: ReferenceCase): ReferenceClassCase | undefined {
  const end = endsBy(year, one).at(-1)
  if (end === undefined) return undefined
  const isGone = one.gone !== undefined && one.gone <= year
  const ended = isGone && one.fate === 'FINISHED'
  const until = ended || (isGone && end < described) ? end : described
  const [ratio, approved] = [ratioTo(until, one), ratioTo(end, one)]
  return ratio === undefined || approved === undefined ? undefined : { ratio, ended, approved }
}

/**
 * ICT and transformation projects of the GMPP, 2014 to 2022, by what was known on a day (ISO). The end is the
 * last that was approved, not one observed, which makes ratios too small.
 */
export function gmppClassKnownOn(
  day: string,
  cases: readonly ReferenceCase[] = GMPP_CASES,
  publications: readonly GmppPublication[] = GMPP_PUBLICATIONS,
): KnownClass {
  const newest = publications.findLast(({ knownFrom }) => knownFrom <= day)
  if (newest === undefined) return { cases: [], finished: 0, unfinished: 0, unknown: 0, seenOnce: 0 }
  const classed = cases.filter((one) => one.classed <= newest.year)
  const seenTwice = classed.filter((one) => endsBy(newest.year, one).length > 1)
  const known = seenTwice.flatMap((one) => {
    const found = caseAt(newest, one)
    return found === undefined ? [] : [{ found, isGone: one.gone !== undefined && one.gone <= newest.year }]
  })
  const finished = known.filter(({ found }) => found.ended).length
  const gone = known.filter(({ isGone }) => isGone).length
  return {
    cases: known.map(({ found }) => found),
    finished,
    unfinished: known.length - gone,
    unknown: gone - finished,
    seenOnce: classed.length - seenTwice.length,
  }
}
