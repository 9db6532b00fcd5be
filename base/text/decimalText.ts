import Big from 'big.js'

/** A number as plain decimal text, every digit that it has: `0.0000001`, never `1e-7`. */
export function decimalText(number: string | number): string {
  return new Big(String(number)).toFixed()
}

/** A fraction of 1 as a percentage, without rounding: `0.93` is `93%`. */
export function percentText(fraction: string): string {
  return `${new Big(fraction).times('100').toFixed()}%`
}
