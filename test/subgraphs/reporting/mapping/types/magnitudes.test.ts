import { splitMagnitude } from '../../../../../subgraphs/reporting/mapping/types/magnitudes'

describe('words for powers of ten', () => {
  it.each([
    ['12.5m', '12.5', 'm', 1e6],
    ['12.5 million', '12.5', 'million', 1e6],
    ['(12.5bn)', '(12.5)', 'bn', 1e9],
    ['12.5 £m', '12.5', 'm', 1e6],
    ['12.5 GBP K', '12.5', 'K', 1e3],
    ['£m 12.5', '12.5', 'm', 1e6],
    ['-£k 12.5', '-12.5', 'k', 1e3],
  ])('are split from an amount: %s', (amount, text, word, times) => {
    expect(splitMagnitude(amount)).toEqual({ text, magnitude: { word, times } })
  })

  it.each(['12.5', 'm 12.5', 'M1', '12.5p', '£m12.5'])('are not in %s', (text) => {
    expect(splitMagnitude(text)).toEqual({ text })
  })
})
