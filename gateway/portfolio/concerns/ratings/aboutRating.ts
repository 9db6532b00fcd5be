import type { ConcernCode } from '../../../../schema/facts/records/concernCodes'
import { latestConfidenceOf } from '../../../../subgraphs/member/views/confidence'
import type { PortfolioView } from '../../editions/view'

/** Why help with a rating is not told of a concern about something else. */
export const NOT_A_RATING = 'The concern is not about a rating.'

/** Why what followed a Red is not told of another rating. */
export const RATING_NOT_RED = 'The rating is not Red.'

const ABOUT_RATINGS: readonly ConcernCode[] = ['CONFIDENCE_RED', 'CONFIDENCE_WORSENED']

/** Returns the latest rating that a concern is about; nothing where it is about none. */
export function ratingBehind(view: PortfolioView, code: ConcernCode, programme: string): string | undefined {
  return ABOUT_RATINGS.includes(code)
    ? latestConfidenceOf(view.state(programme)).rating.cell.value
    : undefined
}
