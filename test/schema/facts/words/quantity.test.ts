import { distance, quantity, quantityRange } from '../../../../schema/facts/words/quantity'

/** Forms as the style guide of GOV.UK writes numbers: https://www.gov.uk/guidance/style-guide/a-to-z, Numbers, Money. */
describe('quantity', () => {
  it.each([
    [74.28, 'PERCENT', '74.3%'],
    [12, 'PERCENT', '12%'],
    [7.5, 'GBP', '£7.50'],
    [7, 'GBP', '£7'],
    [-7.5, 'GBP', '-£7.50'],
    [1990.99, 'GBP_MILLION', '£1,991 million'],
    [-0.24, 'GBP_MILLION', '-£0.2 million'],
    [1, 'DAYS', '1 day'],
    [-1, 'MONTHS', '-1 month'],
    [2.5, 'FTE', '2.5 full-time equivalents'],
    [1, 'NPS_POINTS', '1 point'],
    [4.18, 'PERCENTAGE_POINTS', '4.2 percentage points'],
    [1, 'PERCENTAGE_POINTS', '1 percentage point'],
    [0.857, 'COUNT', '0.86'],
    [128602, 'COUNT', '128,602'],
    [146977.68, 'FTE', '146,978 full-time equivalents'],
  ] as const)('%p in %s is %s', (value, unit, text) => {
    expect(quantity(value, unit)).toBe(text)
  })

  it('never rounds a percentage to nothing or to all', () => {
    expect(quantity(99.97, 'PERCENT')).toBe('99.97%')
    expect(quantity(99.996, 'PERCENT')).toBe('99.996%')
    expect(quantity(0.04, 'PERCENT')).toBe('0.04%')
    expect(quantity(100, 'PERCENT')).toBe('100%')
    expect(quantity(0, 'PERCENT')).toBe('0%')
  })

  it('never tells a nothing with a sign', () => {
    expect(quantity(-0.0001, 'DAYS')).toBe('0 days')
  })

  it('tells a distance without its sign, and of percentages in points', () => {
    expect(distance(-14.25, 'PERCENT')).toBe('14.3 percentage points')
    expect(distance(-3, 'DAYS')).toBe('3 days')
  })

  it('tells a range with its unit once, and money twice', () => {
    expect(quantityRange(10, 40, 'DAYS')).toBe('10 to 40 days')
    expect(quantityRange(94.2, 98.7, 'PERCENT')).toBe('94.2 to 98.7%')
    expect(quantityRange(1.2, 3, 'GBP_MILLION')).toBe('£1.2 million to £3 million')
  })
})
