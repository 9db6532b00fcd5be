import fc from 'fast-check'

import { computed } from '../../../gateway/methods/result'
import { computedFrom, decimalText } from '../../../gateway/portfolio/computed'

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

describe('the range of a computed figure', () => {
  const between = (low: number, high: number) =>
    computedFrom({
      identity: { name: 'example', of: 'range' },
      result: computed({ id: 'example', version: '1' }, 1, { low, high }),
      inputs: [],
      unit: 'DAYS',
      read: (value) => value.low,
      range: (value) => value,
    })

  it('is told by both its ends', () => {
    const { low, high } = between(2, 5).interval ?? {}
    expect([low, high].map((end) => [end?.identity.field, end?.cell.value])).toEqual([
      ['example/low', '2'],
      ['example/high', '5'],
    ])
  })

  it('is not told where its ends are the same', () => {
    expect(between(2, 2)).not.toHaveProperty('interval')
  })
})
