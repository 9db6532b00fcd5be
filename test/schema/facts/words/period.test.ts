import { periodInWords, periodsNamed } from '../../../../schema/facts/words/period'

it.each([
  ['2026-10', 'October 2026', 'months'],
  ['2026-Q1', 'January to March 2026', 'quarters'],
  ['2026-02-01', '1 February 2026', 'days'],
  ['2026', '2026', 'years'],
])('%s is %s, one of several %s', (label, words, named) => {
  expect([periodInWords(label), periodsNamed(label)]).toEqual([words, named])
})
