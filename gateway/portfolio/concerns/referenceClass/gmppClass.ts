import { daysBetween, requirePartialDate } from '../../../../base/dates/partialDate'
import { GMPP_CASES } from './gmppCases'

/**
 * How a case ended. `FINISHED`: it left the portfolio with its approved end reached. `LEFT_EARLY`: it left
 * before, and nobody publishes why. `UNCLEAR`: it is no longer found, and another of the same department and
 * approved start is. `UNFINISHED`: it is in the newest publication.
 */
export type Fate = 'FINISHED' | 'LEFT_EARLY' | 'UNCLEAR' | 'UNFINISHED'

/** An ICT or transformation project of the GMPP; dates are ISO. */
export interface ReferenceCase {
  /** Its id, or before there were ids its department and first name with the year. */
  readonly project: string
  /** Approved start and end, as first published. */
  readonly start: string
  readonly baseline: string
  /** The last approved end. */
  readonly end: string
  /** In how many publications it was seen. */
  readonly seen: number
  /** The day from which its category was known. */
  readonly classed: string
  readonly fate: Fate
  /** The day from which its fate was known; absent while it is unfinished. */
  readonly known?: string
}

/** The reference class as it was known on a day. */
export interface KnownClass {
  /** Last approved duration over first, of each finished case that was seen at least twice. */
  readonly ratios: readonly number[]
  /** Censored: still in the portfolio on that day. */
  readonly unfinished: number
  /** Left out: left before the approved end, or perhaps under another name. */
  readonly unknown: number
  /** Left out: finished, but seen once, so that no movement could be seen. */
  readonly seenOnce: number
}

/** Last approved duration over first; nothing where there was no duration. */
export function durationRatio({ start, baseline, end }: ReferenceCase): number | undefined {
  const from = requirePartialDate(start)
  const planned = daysBetween(from, requirePartialDate(baseline)).low
  return planned > 0 ? daysBetween(from, requirePartialDate(end)).low / planned : undefined
}

/**
 * ICT and transformation projects of the GMPP, 2014 to 2022, by what was known on a day (ISO). The end is the
 * last that was approved, not one observed; a project that finished within nine years is sooner seen than one
 * that did not: both make ratios too small.
 */
export function gmppClassKnownOn(day: string, cases: readonly ReferenceCase[] = GMPP_CASES): KnownClass {
  const classed = cases.filter((one) => one.classed <= day)
  const settled = classed.filter(({ known }) => known !== undefined && known <= day)
  const finished = settled.filter(({ fate }) => fate === 'FINISHED')
  return {
    ratios: finished.filter(({ seen }) => seen > 1).flatMap((one) => durationRatio(one) ?? []),
    unfinished: classed.length - settled.length,
    unknown: settled.length - finished.length,
    seenOnce: finished.filter(({ seen }) => seen === 1).length,
  }
}
