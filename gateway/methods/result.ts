import type { MissingReason } from '../../schema/facts/figures/missing'

/**
 * What every method answers: a value with its method, the number of observations used and the
 * caveats that belong to it, or a refusal with a reason from a closed list. Never `null`, never `NaN`.
 */

/**
 * Why a method gives no value. The words are those of the vocabulary's reasons for missing values,
 * so that a refusal becomes a figure's reason as it stands, and an input's own reason passes through.
 */
export const REFUSALS = {
  WITHHELD_FOI: 'An input is withheld under the Freedom of Information Act.',
  WITHHELD: 'An input is withheld by its owner.',
  NOT_PROVIDED: 'An input was not given.',
  NOT_YET_DUE: 'An input is not due yet.',
  LATE: 'An input is due and has not come.',
  NOT_YET_KNOWN: 'An input is not known yet, its owner says.',
  NOT_YET_BASELINED: 'There is no approved baseline to measure against.',
  NOT_RATED: 'No rating was given.',
  NOT_APPLICABLE: 'The method does not apply to a measure or a value of this kind.',
  UNPARSEABLE: 'An input could not be read.',
  UNAVAILABLE: 'The system that holds an input could not be reached.',
  LEFT_REPORTING: 'The programme no longer reports an input.',
  INSUFFICIENT_HISTORY: 'The method needs more observations than there are.',
  NOT_COMPARABLE: 'The inputs differ in an attribute that makes the comparison unfair.',
  NO_MEASURE: 'No measure, or no target for it, has been defined.',
  UNSETTLED: 'The process may have changed, so that its past does not say what it will do.',
  NONE: 'There is none, by all that is known.',
  REFUSED: 'An input came and was refused.',
} as const satisfies Readonly<Record<MissingReason, string>>

/** What a reader must know before using a value that was computed all the same. */
export const CAVEATS = {
  TWO_POINT: 'Two points only: the difference cannot be told from ordinary month-to-month variation.',
  BASIS_UNSTATED: 'Neither side states this part of its basis, so that it may differ unseen.',
  BASELINE_MOVEMENT:
    'Movement between approved versions of a baseline: not slippage, and not growth against a plan.',
  ZERO_BASE: 'The base is zero, so that no proportion can be stated.',
  IMPRECISE_DATES:
    'At least one date is known only to the month, quarter or year: the answer is an interval.',
  OVERDUE_NO_FORECAST: 'Overdue, with no forecast given: the answer is the least that it can be.',
  NO_FORECAST: 'Not due, and no forecast is given: it is taken to stand as planned.',
  STALE_FORECAST: 'The forecast has passed and the milestone is not met: the forecast says nothing.',
  ACTUAL_IN_FUTURE: 'The date given as actual lies after the day of the question and was not used.',
  REVISED: 'A later return changed past values.',
  CLOSED_BY_RESTATEMENT: 'The past was restated, which closed a concern: the service did not.',
  SUSPECT:
    'A value looks as if it were given in another unit: it is shown and left out of limits and verdicts until its owner confirms it.',
  MIX: 'The total moved because the shares of its organisations moved, not because they did better or worse.',
  TARGET_CHANGED: 'The target was made easier within the record.',
  SHORT_RECORD: 'The record covers fewer periods than it should.',
  SHORT_HISTORY: 'Too few values to tell a change from chance.',
  POOLED: 'Shorter periods were put together, so that they can be compared or hold enough cases.',
  FEW_CASES: 'Fewer than 30 cases in the period: its value says little.',
  SHORT_WINDOW: 'The level rests on three to five periods.',
  TRIAL_LIMITS: 'Fewer than 13 values: the limits are a trial.',
  DEGENERATE_LIMITS: 'The values do not vary enough for limits: no signal is drawn from them.',
  GAPS: 'Some periods have no value; nothing was carried across them.',
  REBASED: 'Limits were recalculated where the process was recorded as changed.',
  AUTOCORRELATED: 'Neighbouring values resemble each other, so that signals arise by chance more often.',
  SEASONAL:
    'The measure has a season: each value is judged against the same month, or quarter, of earlier years.',
  FEW_UNITS: 'Among so few units somebody looks unusual by chance often: show it, raise no concern from it.',
  ZERO_SPREAD: 'The usual measure of spread is zero.',
  UNADJUSTED_LIMITS: 'The limits allow for sampling alone, not for ordinary differences between units.',
  PARTIAL_COVERAGE: 'Some inputs are missing; the rest were taken as the whole.',
  PLATEAU: 'The plan does not move at this value, so that the time earned depends on the convention.',
  CONTRADICTS_REPORTED: 'The value that the return states itself is another.',
  LIMIT_OF_AVERAGES: 'This bounds monthly averages, not a single case.',
  HEADCOUNT_IS_NOT_SKILL:
    'Heads are counted, not what they can do; nobody is assumed to become productive slowly.',
  POOL_IS_NOT_FUNGIBLE:
    'Specialists of one profession are not all alike: what is pooled here may not be lent in fact.',
  POOL_NOT_ADDED:
    'The shared pool is not added to the people in post: nobody states that it comes on top of them.',
  INCOMPLETE: 'Months or clusters are missing: what is told is of the rest, and may not be the worst.',
  STALE_OPENING:
    'The last month due of those in post is missing: the range holds everything from nobody joining to nobody leaving since.',
  MOVE_NOT_KNOWN: 'A milestone cannot be set against its baseline: its demand stands where it was planned.',
  POPULATION_CHANGED:
    'What is counted has halved or doubled, or some of it is there at one time only: like is not set against like.',
  RATER_UNSTATED: 'Neither rating states its rater, so that the raters may differ unseen.',
} as const

export type CaveatCode = keyof typeof CAVEATS

export interface Caveat {
  readonly code: CaveatCode
  /** What in particular, where the code alone does not say. */
  readonly detail?: string
}

/** Which method, and which version of it, gave an answer. */
export interface Method {
  readonly id: string
  readonly version: string
}

export interface Refusal {
  readonly reason: MissingReason
  /** One sentence fit to be shown. */
  readonly detail: string
  /** The attributes that differ, where the reason is `NOT_COMPARABLE`. */
  readonly attributes: readonly string[]
}

export interface Computed<T> {
  readonly value: T
  readonly method: Method
  /** How many observations the value rests on. */
  readonly n: number
  readonly caveats: readonly Caveat[]
  readonly refused?: never
}

export interface Refused {
  readonly refused: Refusal
  readonly method: Method
  readonly value?: never
  readonly n?: never
  readonly caveats?: never
}

export type Result<T> = Computed<T> | Refused

/** An input number, or why there is none. */
export type Given = number | Missing

export interface Missing {
  readonly reason: MissingReason
  readonly note?: string
}

export function computed<T>(
  method: Method,
  n: number,
  value: T,
  caveats: readonly Caveat[] = [],
): Computed<T> {
  return { value, method, n, caveats }
}

export function refused(
  method: Method,
  reason: MissingReason,
  detail: string = REFUSALS[reason],
  attributes: readonly string[] = [],
): Refused {
  return { refused: { reason, detail, attributes }, method }
}

/** Refuses for the reason that an input is missing for. */
export function refusedFor(method: Method, what: string, missing: Missing): Refused {
  return refused(method, missing.reason, `${what}: ${missing.note ?? REFUSALS[missing.reason]}`)
}

/** Why a method gave no value, as an input or a figure says it. */
export function whyNot({ refused: { reason, detail } }: Refused): Required<Missing> {
  return { reason, note: detail }
}

/** Whether an answer has a value. */
export function isComputed<T>(result: Result<T>): result is Computed<T> {
  return result.refused === undefined
}
