import type { Converter } from './converted'
import { decimalIn } from './numbers'

/** Up to here, a number without a per cent sign may be a fraction: 150% is 1.5. */
const MOST_OF_A_FRACTION = 1.5

/** Refuses bare numbers that may be fractions, where the field does not say what a bare number means. */
export function refusingFractions(read: Converter): Converter {
  return (cell) => {
    const bare = decimalIn(cell)
    if (bare === undefined || !/[1-9]/.test(bare) || Math.abs(Number(bare)) > MOST_OF_A_FRACTION)
      return read(cell)
    return {
      code: 'BAD_PERCENT',
      wrong: 'has no per cent sign, and could be a fraction or a percentage',
      right: '`bare: fraction` or `bare: percent` for this field, or the sign',
    }
  }
}
