import { ratingReader } from '../../../../../subgraphs/reporting/mapping/types/ratings'
import { written } from './rawCells'

describe('ratings', () => {
  const five = ratingReader('FIVE_POINT')

  it.each([
    ['Amber/Red', 'AMBER_RED'],
    ['Amber/red', 'AMBER_RED'],
    ['Amber/ Red', 'AMBER_RED'],
    ['AMBER - GREEN', 'AMBER_GREEN'],
    ['Amber ', 'AMBER'],
    ['green', 'GREEN'],
  ])('%j is %s', (text, value) => {
    expect(five(written(text))).toEqual({ value })
  })

  it('refuses what is not on the scale', () => {
    expect(five(written('Purple'))).toEqual({
      code: 'BAD_RAG',
      wrong: 'is not on the five-point scale',
      right: 'Red, Amber/Red, Amber, Amber/Green, Green',
    })
    expect(ratingReader('THREE_POINT')(written('Amber/Red'))).toEqual({
      code: 'BAD_RAG',
      wrong: 'is not on the three-point scale',
      right: 'Red, Amber, Green',
    })
  })
})
