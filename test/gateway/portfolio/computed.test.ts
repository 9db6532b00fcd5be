import fc from 'fast-check'

import { decimalText } from '../../../gateway/portfolio/computed'

describe('the text of a number', () => {
  const plain = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 12 })

  it('is what the standard formatter of numbers writes with twelve digits, whatever the size', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        ),
        (value) => {
          const text = plain.format(value)
          expect(decimalText(value)).toBe(text === '-0' ? '0' : text)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('never has an exponent, nor the dust of binary arithmetic, nor a sign before zero', () => {
    expect([0.1 + 0.2, 1e-7, 123456789012345680000000, -0, 99.995].map(decimalText)).toEqual([
      '0.3',
      '0.0000001',
      '123456789012000000000000',
      '0',
      '99.995',
    ])
  })

  it('is refused for what is no figure', () => {
    expect(() => decimalText(Number.NaN)).toThrow('NaN is not a figure')
  })
})
