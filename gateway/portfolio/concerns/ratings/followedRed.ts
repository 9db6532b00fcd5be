import type { Figure } from '../../../../schema/facts/figures/figure'
import { exactInterval } from '../../../methods/statistics/binomialInterval'
import { sum } from '../../../methods/statistics/average'
import { decimalText, portfolioFigure } from '../../computed'
import type { PortfolioView } from '../../editions/view'
import type { KnownReds, RedClass, RedNext } from '../referenceClass/redClass'
import { movedOut, RED_NEXTS, redsKnownOn } from '../referenceClass/redClass'
import { NOT_A_RATING, RATING_NOT_RED } from './aboutRating'

export const FOLLOWED_RED = { id: 'followed-red', version: '1' } as const

const CONFIDENCE = 0.9

/** How many projects that were rated Red had one outcome at the next publication. */
export interface RedOutcome {
  readonly next: RedNext
  readonly projects: Figure
}

/** The projects of one category that were rated Red, with what the next publication says of them. */
export interface FollowedRed {
  /** As published; or that it is all of them, or of none that was published. */
  readonly category: string
  readonly ofClusters: boolean
  readonly reds: Figure
  readonly outcomes: readonly RedOutcome[]
  /** Those that the centre rated again on the same scale. */
  readonly ratedAgain: Figure
  /** Per cent of these that were rated better than Red, with the exact 90% interval. */
  readonly better: Figure
  readonly low: Figure
  readonly high: Figure
}

/** What followed others' Reds, or why that is not told. */
export interface FollowedReds {
  readonly followedRed: readonly FollowedRed[]
  readonly none?: string
}

const PUBLISHED = [{ origin: 'PUBLISHED' }] as const

function followedIn(
  { from, to }: KnownReds,
  { category, ofClusters, next }: Pick<RedClass, 'category' | 'ofClusters' | 'next'>,
): FollowedRed {
  const note = `GMPP annual data, publications of ${from} to ${to}`
  const name = category ?? 'Not published'
  const figure = (of: string, value: number, unit: Figure['unit'] = 'COUNT') =>
    portfolioFigure({
      name: `followed-red/${of}`,
      of: `${name}/${to}`,
      cell: { value: decimalText(value), note },
      inputs: PUBLISHED,
      unit,
    })
  const { rated, better } = movedOut(next)
  const share = (of: string, read: () => number) =>
    rated > 0
      ? figure(of, 100 * read(), 'PERCENT')
      : portfolioFigure({
          name: `followed-red/${of}`,
          of: `${name}/${to}`,
          cell: { reason: 'INSUFFICIENT_HISTORY', note: `none was rated again on the same scale; ${note}` },
          inputs: PUBLISHED,
          unit: 'PERCENT',
        })
  return {
    category: name,
    ofClusters,
    reds: figure('reds', sum([...next.values()])),
    outcomes: [...next].map(([outcome, n]) => ({ next: outcome, projects: figure(outcome, n) })),
    ratedAgain: figure('rated-again', rated),
    better: share('better', () => better / rated),
    low: share('better/low', () => exactInterval(better, rated, CONFIDENCE).lower),
    high: share('better/high', () => exactInterval(better, rated, CONFIDENCE).upper),
  }
}

/** All categories as one, in the order in which the list of outcomes has them. */
function together({ classes }: KnownReds): RedClass {
  const next = new Map<RedNext, number>()
  for (const outcome of Object.keys(RED_NEXTS) as RedNext[]) {
    const n = sum(classes.map((one) => one.next.get(outcome) ?? 0))
    if (n > 0) next.set(outcome, n)
  }
  return { category: 'All', ofClusters: false, next }
}

/**
 * What followed others' Reds a publication later, over all categories and by category, by what was published by the
 * edition's day. Source: `docs/worked-example.md`, What followed Red.
 *
 * @param rating that the concern is about; nothing where it is about none
 */
export function followedReds(view: PortfolioView, rating: string | undefined): FollowedReds {
  if (rating === undefined) return { followedRed: [], none: NOT_A_RATING }
  if (rating !== 'RED') return { followedRed: [], none: RATING_NOT_RED }
  const known = redsKnownOn(view.day)
  return known === undefined
    ? { followedRed: [], none: 'Fewer than two publications of the annual data were known by then.' }
    : { followedRed: [together(known), ...known.classes].map((one) => followedIn(known, one)) }
}
