import { foldText } from '../../../../base/text/foldText'
import type { NumberShown } from '../../../sources/table/rawTable'
import type { Converted, Converter } from './converted'
import { readDecimal } from './decimals'
import { Exact } from './exactly'
import { splitMagnitude } from './magnitudes'
import type { Magnitude } from './magnitudes'
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

/**
 * An amount in pounds sterling, given in the unit of the field.
 *
 * @param unit what 1 in the column stands for; a word such as `m` beside the amount must say the same
 * @param fieldUnit what 1 in the field stands for, in pounds
 */
export function moneyReader(unit: MoneyUnit, fieldUnit: 1 | 1000000): Converter {
  return (cell) => {
    const shown = cell.typed?.kind === 'NUMBER' ? cell.typed.shown : undefined
    if (cell.typed !== undefined && shown === undefined) return scaled(decimalIn(cell), unit, fieldUnit)
    const { text, magnitude } = splitMagnitude(foldText(cell.text))
    const amount = readDecimal(withoutSymbol(text))
    const wrong =
      otherCurrency(shown) ?? (amount === undefined ? undefined : otherUnit(amount, magnitude, shown, unit))
    return wrong === undefined
      ? scaled(amount, unit, fieldUnit)
      : { code: 'BAD_MONEY', wrong, right: `an amount such as ${EXAMPLES[unit]}` }
  }
}

const POUNDS: ReadonlySet<string> = new Set(['£', 'GBP'])

function otherCurrency({ currency }: Partial<NumberShown> = {}): string | undefined {
  return currency === undefined || POUNDS.has(currency)
    ? undefined
    : `is shown in ${currency}, not in pounds sterling`
}

/** What is wrong with the unit that an amount has beside it, or else with what its number format divides it by. */
function otherUnit(
  amount: string,
  magnitude: Magnitude | undefined,
  { dividedBy }: Partial<NumberShown> = {},
  unit: MoneyUnit,
): string | undefined {
  const column = `the column is in ${MONEY_UNITS[unit]}`
  if (magnitude !== undefined)
    return magnitude.times === Number(unit) ? undefined : `is written in "${magnitude.word}" where ${column}`
  if (dividedBy === undefined || !/[1-9]/.test(amount)) return undefined
  if (dividedBy > Number(unit))
    return `is shown divided by ${dividedBy.toLocaleString('en-GB')} where ${column}`
  return dividedBy === 1 && Number(unit) > 1
    ? `is shown undivided by a number format that divides other amounts, where ${column}`
    : undefined
}

/** Without the pound sign, wherever sign, bracket and symbol may stand: `-£5`, `£-5`, `(£5)`, `£(5)`. */
function withoutSymbol(text: string): string {
  return text.replace(/^([-−–+(]?)\s?(?:£|GBP)\s?/i, '$1').replace(/\s?GBP(\)?)$/i, '$1')
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
