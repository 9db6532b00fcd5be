import { shiftMonth } from '../../../base/dates/period'
import type { Figure } from '../../../schema/facts/figures/figure'
import { portfolioFigure } from '../computed'
import { latestPeriod } from '../measures/readings'
import type { AnsweringProduct } from '../products/answering'
import { seriesOf } from '../measures/series'
import { readingOf } from '../measures/readings'
import { readVerdict } from '../measures/readVerdict'
import type { VerdictFigures } from '../measures/verdictFigures'
import type { PortfolioView } from '../editions/view'
import type { Behind } from './answeredBy'
import { answeredBy } from './answeredBy'
import type { Exemplar } from './exemplars'
import { exemplarsOf } from './exemplars'
import { ratingBehind } from './ratings/aboutRating'
import type { DrivingMilestones } from './ratings/drivingMilestones'
import { drivingMilestonesOf } from './ratings/drivingMilestones'
import type { FollowedReds } from './ratings/followedRed'
import { followedReds } from './ratings/followedRed'
import type { MovedOut } from './ratings/movedOutOfRed'
import { movedOutOfRed } from './ratings/movedOutOfRed'
import type { Reviews } from './ratings/reviews'
import { reviewsOf } from './ratings/reviews'
import { shortagesBehind } from './shortages'

/** Help that was given: what, by whom, when, and the measure before and after. */
export interface OfferedSupport {
  readonly what: string
  readonly by: string
  readonly on: string
  readonly before: Figure
  readonly after: Figure
  /** Target record up to the month before, and as it last was since; absent where there is none. */
  readonly recordBefore?: VerdictFigures
  readonly recordAfter?: VerdictFigures
}

/** Help with a rating: reviews, milestones that drive it, and how others left Red. */
export interface RatingHelp {
  readonly reviews: Reviews
  readonly driving: DrivingMilestones
  readonly movedOut: MovedOut
  readonly followed: FollowedReds
}

/** What could help with a concern, and what has been offered. */
export interface Support {
  readonly exemplars: readonly Exemplar[]
  /** Why no cluster is an exemplar; absent where one is. */
  readonly noExemplar?: string
  /** The products that answer the concern, each with its readiness for the programme. */
  readonly answers: readonly AnsweringProduct[]
  /** The same in words, with the figures that say so. */
  readonly products: Figure
  readonly productsFrom: readonly Figure[]
  /** Who is short behind it, in words, with the figures that say so. */
  readonly shortages: Figure
  readonly shortagesFrom: readonly Figure[]
  readonly offered: readonly OfferedSupport[]
  readonly rating: RatingHelp
}

/** The target record up to a period; nothing where the measure is not defined. */
function recordAt(
  view: PortfolioView,
  programme: string,
  measure: string,
  period: string,
): VerdictFigures | undefined {
  const defined = view.measures.get(measure)
  return defined && readVerdict(readingOf(view, programme, defined, period)).figures
}

/** The measure and its target record in the month before help began, and as they last were since. */
function beforeAndAfter(
  view: PortfolioView,
  programme: string,
  measure: string | undefined,
  on: string,
): Omit<OfferedSupport, 'what' | 'by' | 'on'> {
  const absent = (name: string, reason: 'NOT_APPLICABLE' | 'NOT_PROVIDED', note: string) =>
    portfolioFigure({
      name,
      of: `${programme}/${measure ?? ''}/${on}`,
      cell: { reason, note },
      inputs: [],
      unit: 'TEXT',
      kind: 'NUMBER',
    })
  if (measure === undefined) {
    const note = 'the concern is not about a measure'
    return {
      before: absent('before-support', 'NOT_APPLICABLE', note),
      after: absent('after-support', 'NOT_APPLICABLE', note),
    }
  }
  const series = seriesOf(view, programme, measure)
  const [month, latest] = [shiftMonth(on.slice(0, 7), -1), latestPeriod(view, programme, measure)]
  const [before, after] = [
    series.get(month)?.figure,
    latest > on.slice(0, 7) ? series.get(latest)?.figure : undefined,
  ]
  const [recordBefore, recordAfter] = [
    before && recordAt(view, programme, measure, month),
    after && recordAt(view, programme, measure, latest),
  ]
  const note = 'no figure of the measure for that time'
  return {
    before: before ?? absent('before-support', 'NOT_PROVIDED', note),
    after: after ?? absent('after-support', 'NOT_PROVIDED', note),
    ...(recordBefore === undefined ? {} : { recordBefore }),
    ...(recordAfter === undefined ? {} : { recordAfter }),
  }
}

function ratingHelp(view: PortfolioView, { code, programme, includeIllustrative }: Behind): RatingHelp {
  const rating = ratingBehind(view, code, programme)
  return {
    reviews: reviewsOf(view, programme, rating),
    driving: drivingMilestonesOf(view, programme, rating, includeIllustrative),
    movedOut: movedOutOfRed(view, rating, includeIllustrative),
    followed: followedReds(view, rating),
  }
}

/**
 * What could help with a finding: clusters that do well on its measure, products that answer it, who is short
 * behind it, what drives a rating, and what the register records as offered.
 */
export function supportOf(view: PortfolioView, behind: Behind): Support {
  const { code, programme, measure, includeIllustrative } = behind
  const { answers, products } = answeredBy(view, behind)
  const shortages = shortagesBehind(view, behind)
  const offered = (view.register.concerns?.support ?? []).filter(
    (one) =>
      one.rule === code &&
      one.programme === programme &&
      (one.measure === undefined || one.measure === measure) &&
      one.on <= view.day,
  )
  const { exemplars, none } = exemplarsOf(view, programme, measure, includeIllustrative)
  return {
    exemplars,
    ...(none === undefined ? {} : { noExemplar: none }),
    answers,
    products: products.figure,
    productsFrom: products.from,
    shortages: shortages.figure,
    shortagesFrom: shortages.from,
    offered: offered.map(({ what, by, on }) => ({
      what,
      by,
      on,
      ...beforeAndAfter(view, programme, measure, on),
    })),
    rating: ratingHelp(view, behind),
  }
}
