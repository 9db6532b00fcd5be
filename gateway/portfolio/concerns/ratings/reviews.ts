import type { PortfolioView } from '../../editions/view'
import { NOT_A_RATING } from './aboutRating'

/** An assurance review of a programme, as the register records it. */
export interface Review {
  readonly what: string
  readonly by: string
  /** ISO date. */
  readonly on: string
  /** What it found or recommended; absent where that is not recorded. */
  readonly finding?: string | undefined
}

/** The reviews recorded, or why there are none. */
export interface Reviews {
  readonly reviews: readonly Review[]
  readonly none?: string
}

/** The assurance reviews that the register records of a programme by the edition's day, newest first. */
export function reviewsOf(view: PortfolioView, programme: string, rating: string | undefined): Reviews {
  if (rating === undefined) return { reviews: [], none: NOT_A_RATING }
  const reviews = (view.register.concerns?.reviews ?? [])
    .filter((one) => one.programme === programme && one.on <= view.day)
    .sort((a, b) => b.on.localeCompare(a.on))
  return reviews.length > 0
    ? { reviews }
    : {
        reviews,
        none: 'No assurance review is recorded. No return has reviews, so that the register records them under `concerns: { reviews }`.',
      }
}
