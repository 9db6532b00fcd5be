import type { GmppPublication } from './gmppClass'
import { CLUSTER_CATEGORIES } from './gmppClass'
import { GMPP_PUBLICATIONS } from './gmppCases'
import { GMPP_REDS } from './gmppReds'

/** What the next publication says of a project that was rated Red. */
export const RED_NEXTS = {
  RED: 'Red again.',
  AMBER_RED: 'Amber/Red.',
  AMBER: 'Amber.',
  AMBER_GREEN: 'Amber/Green.',
  GREEN: 'Green.',
  NOT_RATED: 'Published without a rating by the centre: withheld, reset or not given.',
  OTHER_SCALE: 'Rated on another scale, which does not convert: from 2022 on three points.',
  LEFT: 'No longer published under its id or name; why, nobody publishes.',
  UNCLEAR: 'No longer found, and perhaps published under another name.',
} as const

export type RedNext = keyof typeof RED_NEXTS

/** A rating of Red by the centre at a publication, with what the next one says. */
export interface RedCase {
  /** Its id, or before there were ids its department and first name with the year. */
  readonly project: string
  /** As first published; absent where the project had gone before 2019. */
  readonly category?: string | undefined
  /** The first publication that states its category. */
  readonly classed?: number
  readonly year: number
  readonly next: RedNext
}

/** The Reds of one category, as they were known on a day. */
export interface RedClass {
  /** Absent: the category was not published while the project was. */
  readonly category?: string
  /** Whether clusters belong with the category. */
  readonly ofClusters: boolean
  /** How many there are of each outcome, those with none left out. */
  readonly next: ReadonlyMap<RedNext, number>
}

/** The Reds whose next publication was known on a day, by category. */
export interface KnownReds {
  readonly from: number
  /** The last publication that says what followed. */
  readonly to: number
  readonly classes: readonly RedClass[]
}

const RATED: ReadonlySet<RedNext> = new Set(['RED', 'AMBER_RED', 'AMBER', 'AMBER_GREEN', 'GREEN'])

/** How many were rated again on the same scale, and how many of these better than Red. */
export function movedOut(next: RedClass['next']): { readonly rated: number; readonly better: number } {
  const rated = [...next].reduce((sum, [outcome, n]) => sum + (RATED.has(outcome) ? n : 0), 0)
  return { rated, better: rated - (next.get('RED') ?? 0) }
}

/** Counts outcomes in the order of their list. */
function tally(cases: readonly RedCase[]): RedClass['next'] {
  const outcomes = Object.keys(RED_NEXTS) as RedNext[]
  return new Map(
    outcomes.flatMap((outcome) => {
      const n = cases.filter(({ next }) => next === outcome).length
      return n === 0 ? [] : [[outcome, n] as const]
    }),
  )
}

/**
 * Ratings of Red in the GMPP annual data by what was known on a day (ISO), by category: those that clusters belong
 * with first, then by name, those without one last. Nothing where no publication could follow another yet.
 */
export function redsKnownOn(
  day: string,
  cases: readonly RedCase[] = GMPP_REDS,
  publications: readonly GmppPublication[] = GMPP_PUBLICATIONS,
): KnownReds | undefined {
  const known = publications.filter(({ knownFrom }) => knownFrom <= day).map(({ year }) => year)
  const [from, to] = [known[0], known.at(-1)]
  if (from === undefined || to === undefined || known.length < 2) return undefined
  const byCategory = new Map<string, RedCase[]>()
  for (const one of cases.filter(({ year }) => year < to)) {
    const category = (one.classed ?? Infinity) <= to ? (one.category ?? '') : ''
    byCategory.set(category, [...(byCategory.get(category) ?? []), one])
  }
  const place = (category: string) => (category === '' ? 2 : CLUSTER_CATEGORIES.includes(category) ? 0 : 1)
  const classes = [...byCategory]
    .sort(([a], [b]) => place(a) - place(b) || a.localeCompare(b))
    .map(([category, found]): RedClass => ({
      ...(category === '' ? {} : { category }),
      ofClusters: CLUSTER_CATEGORIES.includes(category),
      next: tally(found),
    }))
  return { from, to, classes }
}
