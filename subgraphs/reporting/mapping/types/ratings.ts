import { foldText } from '../../../../base/text/foldText'
import type { Converter } from './converted'

/** The scales of delivery confidence, best last, as an owner writes them. */
export const RATING_SCALES = {
  FIVE_POINT: { name: 'five-point', ratings: ['Red', 'Amber/Red', 'Amber', 'Amber/Green', 'Green'] },
  THREE_POINT: { name: 'three-point', ratings: ['Red', 'Amber', 'Green'] },
} as const

export type RatingScale = keyof typeof RATING_SCALES

function code(rating: string): string {
  return foldText(rating)
    .toUpperCase()
    .replace(/ ?[/-] ?| /g, '_')
}

/** A rating on its native scale, as a code: `AMBER_RED`. */
export function ratingReader(scale: RatingScale): Converter {
  const { name, ratings } = RATING_SCALES[scale]
  const codes: ReadonlySet<string> = new Set(ratings.map(code))
  return (cell) => {
    const value = code(cell.text)
    if (codes.has(value)) return { value }
    return { code: 'BAD_RAG', wrong: `is not on the ${name} scale`, right: ratings.join(', ') }
  }
}
