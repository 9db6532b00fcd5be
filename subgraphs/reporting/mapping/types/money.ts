import { foldText } from '../../../../base/text/foldText'
import type { Converted, Converter } from './converted'
import { readDecimal } from './decimals'
import { Exact } from './exactly'
import { decimalIn } from './numbers'

/** What 1 in the column stands for, in pounds. */
export const MONEY_UNITS = {
  1: 'pounds',
  1000: 'thousands of pounds',
  1000000: 'millions of pounds',
} as const

export type MoneyUnit = keyof typeof MONEY_UNITS

const EXAMPLES: Readonly<Record<MoneyUnit, string>> = {
  1: '£1,234.50',
  1000: '£1,234.5k',
  1000000: '£1,234.5m',
}

const SUFFIX = /\s?(k|thousand|m|mn|million|bn|billion)$/i
const SUFFIX_UNITS: Readonly<Record<string, number>> = {
  k: 1000,
  thousand: 1000,
  m: 1000000,
  mn: 1000000,
  million: 1000000,
  bn: 1000000000,
  billion: 1000000000,
}

/**
 * An amount in pounds sterling, given in the unit of the field.
 *
 * @param unit what 1 in the column stands for; a suffix in the cell must say the same
 * @param fieldUnit what 1 in the field stands for, in pounds
 */
export function moneyReader(unit: MoneyUnit, fieldUnit: 1 | 1000000): Converter {
  return (cell) => {
    if (cell.typed !== undefined) return scaled(decimalIn(cell), unit, fieldUnit)
    const { text, suffix } = withoutSuffix(withoutSymbol(foldText(cell.text)))
    const said = suffix === undefined ? unit : SUFFIX_UNITS[suffix.toLowerCase()]
    const amount = readDecimal(text)
    if (amount !== undefined && said !== unit) {
      return {
        code: 'BAD_MONEY',
        wrong: `is written in "${suffix}" where the column is in ${MONEY_UNITS[unit]}`,
        right: `an amount such as ${EXAMPLES[unit]}`,
      }
    }
    return scaled(amount, unit, fieldUnit)
  }
}

/** Without the pound sign, wherever sign, bracket and symbol may stand: `-£5`, `£-5`, `(£5)`, `£(5)`. */
function withoutSymbol(text: string): string {
  return text.replace(/^([-−–+(]?)\s?(?:£|GBP)\s?/i, '$1').replace(/\s?GBP(\)?)$/i, '$1')
}

function withoutSuffix(text: string): { readonly text: string; readonly suffix?: string } {
  const bracketed = /^\((.*)\)$/.exec(text)?.[1]
  const inner = bracketed ?? text
  const suffix = SUFFIX.exec(inner)
  if (suffix?.[1] === undefined) return { text }
  const rest = inner.slice(0, suffix.index)
  return { text: bracketed === undefined ? rest : `(${rest})`, suffix: suffix[1] }
}

function scaled(amount: string | undefined, unit: MoneyUnit, fieldUnit: 1 | 1000000): Converted {
  if (amount === undefined) {
    return {
      code: 'BAD_MONEY',
      wrong: 'is not an amount of money in pounds sterling',
      right: `one amount such as ${EXAMPLES[unit]}`,
    }
  }
  if (Number(unit) === fieldUnit) return { value: amount }
  return { value: new Exact(amount).times(String(unit)).div(String(fieldUnit)).toFixed() }
}
