import { wordsOnRating } from '../../../../gateway/portfolio/concerns/wordsOnRating'

// Every sentence is invented, in the forms that the annual data have.
test.each([
  ['Our Delivery Confidence Assessment rating at 21/22-Q4 decreased from Amber/red to Amber.', 'AMBER'],
  ['The Delivery Confidence Assessment rating remained at Amber / Green.', 'AMBER_GREEN'],
  ['The delivery confidence rating is amber red, as before.', 'AMBER_RED'],
  ['The DCA rating\nis currently GREEN', 'GREEN'],
  ['The DCA rating remains Red. Once more: the DCA rating is Red.', 'RED'],
])('reads the rating that is stated: %s', (narrative, rating) => {
  expect(wordsOnRating(narrative)).toBe(rating)
})

test.each([
  ['a review', 'The review of October gave a delivery confidence of Amber.'],
  ['a part', 'Readiness was rated Red.'],
  ['a wish', 'A Green delivery confidence assessment rating will need more work.'],
  ['two that differ', 'The DCA rating is Red. The DCA rating is Amber.'],
  ['no rating', 'The DCA rating is under review.'],
])('reads none in %s', (_what, narrative) => {
  expect(wordsOnRating(narrative)).toBeUndefined()
})
