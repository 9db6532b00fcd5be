import type { DeliveryConfidence } from '../../../../schema/vocabulary/deliveryConfidence'
import { confidencesOf } from '../../../../subgraphs/member/views/confidence'
import type { PortfolioView } from '../../editions/view'
import { NOT_A_RATING, RATING_NOT_RED } from './aboutRating'

/** A programme of the portfolio whose rating was Red and better the next time, by the same rater on the same scale. */
export interface MovedOutOfRed {
  readonly programme: string
  readonly name: string
  readonly red: DeliveryConfidence
  readonly after: DeliveryConfidence
}

/** Who moved out of Red, or why nobody is told. */
export interface MovedOut {
  readonly movedOutOfRed: readonly MovedOutOfRed[]
  readonly none?: string
}

/** Each Red with the next rating given, where the same rater gave a better one on the same scale. */
function movesOf(ratings: readonly DeliveryConfidence[]): readonly Pick<MovedOutOfRed, 'red' | 'after'>[] {
  const given = ratings.filter(({ rating }) => rating.cell.value !== undefined)
  return given.flatMap((red) => {
    if (red.rating.cell.value !== 'RED') return []
    const later = given.filter(({ referenceDate = '' }) => referenceDate > (red.referenceDate ?? ''))
    const after = later.find(
      ({ referenceDate, rater, scale }) =>
        referenceDate === later[0]?.referenceDate && rater === red.rater && scale === red.scale,
    )
    return after === undefined || after.rating.cell.value === 'RED' ? [] : [{ red, after }]
  })
}

/**
 * The programmes of the portfolio, the one helped included, that were rated Red and the next time better by the same
 * rater on the same scale: whom to ask. What moved them the ratings do not say.
 *
 * @param rating that the concern is about; nothing where it is about none
 */
export function movedOutOfRed(
  view: PortfolioView,
  rating: string | undefined,
  includeIllustrative: boolean,
): MovedOut {
  if (rating === undefined) return { movedOutOfRed: [], none: NOT_A_RATING }
  if (rating !== 'RED') return { movedOutOfRed: [], none: RATING_NOT_RED }
  const found = view.programmes.flatMap(({ id, name }) =>
    movesOf(confidencesOf(view.state(id)))
      .filter(({ red, after }) =>
        [red, after].every((one) => includeIllustrative || one.rating.origin !== 'ILLUSTRATIVE'),
      )
      .map((move): MovedOutOfRed => ({ programme: id, name, ...move })),
  )
  return found.length > 0
    ? { movedOutOfRed: found }
    : { movedOutOfRed: found, none: 'No programme of the portfolio was rated better after a Red.' }
}
