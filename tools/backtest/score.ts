import type { Moment, Timeline } from './timelines'

/** Something that says at a publication that an event is coming. */
export interface Predictor {
  readonly name: string
  readonly says: (moment: Moment) => boolean
}

/** Counts of what was said against what came. */
export interface Tally {
  /** Chances to be right or wrong. */
  readonly chances: number
  readonly events: number
  readonly said: number
  readonly hits: number
}

/** Counts chances at which something was said, or not, and came, or not. */
function tallyOf(chances: readonly { readonly said: boolean; readonly event: boolean }[]): Tally {
  const said = chances.filter((one) => one.said)
  return {
    chances: chances.length,
    events: chances.filter(({ event }) => event).length,
    said: said.length,
    hits: said.filter(({ event }) => event).length,
  }
}

/** Two neighbouring publications of one project, both with a central rating on one scale. */
export interface Step {
  readonly before: Moment
  readonly after: Moment
}

/** Every pair of neighbouring publications that rate a project centrally, on the scales given. */
export function stepsOf(
  timelines: readonly Timeline[],
  isAsked: (before: Moment, after: Moment) => boolean,
): readonly Step[] {
  return timelines.flatMap(({ moments }) =>
    moments.slice(1).flatMap((after, i): readonly Step[] => {
      const before = moments[i]
      if (before === undefined || after.year !== before.year + 1) return []
      if (before.rating === undefined || after.rating === undefined) return []
      return isAsked(before, after) ? [{ before, after }] : []
    }),
  )
}

/** How well a predictor foresees Red at the next publication. */
export function redNext(steps: readonly Step[], { says }: Predictor): Tally {
  return tallyOf(steps.map(({ before, after }) => ({ said: says(before), event: after.rating === 'RED' })))
}

/** For how many publications up to a place, it included, a predictor has said so without a break. */
function runAt(moments: readonly Moment[], at: number, { says }: Predictor): number {
  let run = 0
  while (at - run >= 0 && says(moments[at - run] as Moment)) run += 1
  return run
}

/** How long before events a predictor spoke, in publications: 0 where it had not. */
export type Leads = readonly number[]

/**
 * For each first Red of a project that was rated on the same scale at the publication before, and not Red: for
 * how many publications a predictor had by then spoken without a break.
 */
export function leadsToRed(timelines: readonly Timeline[], predictor: Predictor): Leads {
  return timelines.flatMap(({ moments }) => {
    const at = moments.findIndex(({ rating }) => rating === 'RED')
    const [before, red] = [moments[at - 1], moments[at]]
    if (before === undefined || red === undefined) return []
    if (before.rating === undefined || before.scale !== red.scale || before.year !== red.year - 1) return []
    return [runAt(moments, at - 1, predictor)]
  })
}

/** What came, within two publications, of a predictor's speaking of a project that is rated and not Red. */
export interface Outcomes {
  readonly said: number
  readonly redNext: number
  readonly redAfter: number
  /** Rated at both, on the same scale, and Red at neither. */
  readonly notRed: number
  /** It left before two publications had passed, without Red. */
  readonly left: number
  /** Censored: no later publication, another scale, no rating, or no longer found. */
  readonly censored: number
}

export function outcomesOf(timelines: readonly Timeline[], { says }: Predictor): Outcomes {
  const outcomes = { said: 0, redNext: 0, redAfter: 0, notRed: 0, left: 0, censored: 0 }
  for (const { moments, ending } of timelines) {
    for (const [i, moment] of moments.entries()) {
      if (moment.rating === undefined || moment.rating === 'RED' || !says(moment)) continue
      outcomes.said += 1
      const ahead = [moments[i + 1], moments[i + 2]]
      const isRed = (one: Moment | undefined) => one?.rating === 'RED' && one.scale === moment.scale
      const isFollowed = (one: Moment | undefined) => one?.rating !== undefined && one.scale === moment.scale
      if (isRed(ahead[0])) outcomes.redNext += 1
      else if (isRed(ahead[1])) outcomes.redAfter += 1
      else if (ahead.every(isFollowed)) outcomes.notRed += 1
      else if (ending === 'LEFT' && ahead.includes(undefined)) outcomes.left += 1
      else outcomes.censored += 1
    }
  }
  return outcomes
}

/** Which publications are looked at, and which departures from the portfolio count. */
export interface ExitQuestion {
  /** The first and the last publication after which a project may be seen to leave. */
  readonly from: number
  readonly until: number
  /** `EARLY`: before the approved end. */
  readonly which: 'EARLY' | 'ANY'
}

/** How well a predictor foresees that a project leaves before the next publication. */
export function leavesNext(
  timelines: readonly Timeline[],
  { says }: Predictor,
  { from, until, which }: ExitQuestion,
): Tally {
  const moments = timelines.flatMap(({ moments, ending, endsEarly }) => {
    const last = moments.at(-1)
    return moments.flatMap((moment) => {
      const isLast = moment === last
      if (moment.year < from || moment.year > until || (isLast && ending === 'UNCLEAR')) return []
      if (isLast && which === 'EARLY' && endsEarly === undefined) return []
      return [{ said: says(moment), event: isLast && (which === 'ANY' || endsEarly === true) }]
    })
  })
  return tallyOf(moments)
}

/** For each project that left early: for how many publications a predictor had by then spoken without a break. */
export function leadsToEarlyExit(timelines: readonly Timeline[], predictor: Predictor): Leads {
  return timelines
    .filter(({ ending, endsEarly }) => ending === 'LEFT' && endsEarly === true)
    .map(({ moments }) => runAt(moments, moments.length - 1, predictor))
}
