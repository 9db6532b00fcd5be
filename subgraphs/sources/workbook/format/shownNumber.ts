import Big from 'big.js'

import type { DigitMark, NumberShape } from './numberShape'

export interface ShownNumber {
  /** The number that a person sees, with every digit that the cell has. */
  readonly value: string
  /** The same with what stands beside it: `-£412.512345m`, `ALP-007`. */
  readonly text: string
}

/**
 * A number as its shape shows it, never rounded. The sign comes first, however the format writes it, and digits
 * are not grouped.
 *
 * @param decimal exact decimal text
 */
export function shownNumber(decimal: string, shape: NumberShape): ShownNumber {
  const { before, after, dividedBy, leastDigits, marks, negates } = shape
  const scaled = dividedBy === undefined ? decimal : divided(decimal, dividedBy)
  const isBelow = scaled.startsWith('-')
  const digits = isBelow ? scaled.slice(1) : scaled
  const sign = isBelow !== negates && /[1-9]/.test(digits) ? '-' : ''
  const [whole = '', ...decimals] = digits.split('.')
  const padded = marked(whole.padStart(leastDigits, '0'), marks)
  return {
    value: `${sign}${digits}`,
    text: `${sign}${before}${[padded, ...decimals].join('.')}${after}`,
  }
}

/** Exact: the quotient by a power of ten is a product. */
function divided(decimal: string, divisor: number): string {
  return new Big(decimal).times(`1e-${Math.round(Math.log10(divisor))}`).toFixed()
}

function marked(whole: string, marks: readonly DigitMark[]): string {
  let [rest, shown] = [whole, '']
  let done = 0
  for (const { digits, text } of marks) {
    const taken = digits - done
    if (taken > rest.length || (taken === rest.length && taken > 0)) break
    shown = `${text}${rest.slice(rest.length - taken)}${shown}`
    rest = rest.slice(0, rest.length - taken)
    done = digits
  }
  return `${rest}${shown}`
}
