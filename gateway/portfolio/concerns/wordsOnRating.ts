const RATING = 'amber[ /-]{1,3}red|amber[ /-]{1,3}green|red|amber|green'
/** Not the first half of another rating. */
const WHOLE = '(?![ /-]{1,3}(?:red|green|amber)\\b)'
const SUBJECT = '(?:delivery confidence assessment|delivery confidence|DCA) rating(?: at [\\w/-]+)?'
const MOVED = `(?:decreased|increased|improved|worsened|moved|changed|fell|rose) from (?:${RATING}) to`
const STAYED = '(?:remained|remains)(?: at)?|is(?: currently)?'

/** "… Delivery Confidence Assessment rating at 21/22-Q4 decreased from Amber/Red to Amber", "… remained at Green". */
const STATEMENT = new RegExp(`\\b${SUBJECT} (?:${MOVED}|${STAYED}) (${RATING})${WHOLE}\\b`, 'gi')

/**
 * The rating that a narrative states outright, as a code such as `AMBER_RED`: only in the sentence by
 * which the collection has it stated since 2021, or the like in the present. Ratings by a review, of a
 * part, or of another day are written otherwise. Nothing where it states none, or several.
 */
export function wordsOnRating(narrative: string): string | undefined {
  const stated = [...narrative.replaceAll(/\s+/g, ' ').matchAll(STATEMENT)].map(([, rating = '']) =>
    rating.toUpperCase().replaceAll(/[ /-]+/g, '_'),
  )
  return new Set(stated).size === 1 ? stated[0] : undefined
}
