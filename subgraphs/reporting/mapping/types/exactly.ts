import Big from 'big.js'

/** Decimal arithmetic that refuses JavaScript's floating-point numbers. */
export const Exact = Big()
Exact.strict = true

/** A decimal times a factor, both in text, without rounding. */
export function times(decimal: string, factor: string): string {
  return new Exact(decimal).times(factor).toFixed()
}
