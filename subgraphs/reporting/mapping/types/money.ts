import { foldText } from '../../../../base/text/foldText'
import type { NumberShown } from '../../../sources/table/rawTable'
import type { Converted, Converter, Misread } from './converted'
import { readDecimal } from './decimals'
import { Exact } from './exactly'
import { splitMagnitude } from './magnitudes'
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
    return shownWrong(shown, unit) ?? writtenAmount(foldText(cell.text), unit, fieldUnit)
  }
}

/** An amount as it is written, or as its number format shows it: the two are held to the same. */
function writtenAmount(written: string, unit: MoneyUnit, fieldUnit: 1 | 1000000): Converted {
  const { text, magnitude } = splitMagnitude(written)
  const amount = readDecimal(withoutSymbol(text))
  if (amount !== undefined && magnitude !== undefined && magnitude.times !== Number(unit)) {
    return {
      code: 'BAD_MONEY',
      wrong: `is written in "${magnitude.word}" where the column is in ${MONEY_UNITS[unit]}`,
      right: `an amount such as ${EXAMPLES[unit]}`,
    }
  }
  return scaled(amount, unit, fieldUnit)
}

const POUNDS: ReadonlySet<string> = new Set(['£', 'GBP'])

/** What only a number format can get wrong: another currency, or larger units than those of the column. */
function shownWrong(shown: NumberShown | undefined, unit: MoneyUnit): Misread | undefined {
  const { currency, dividedBy = 1 } = shown ?? {}
  const right = `an amount such as ${EXAMPLES[unit]}`
  if (currency !== undefined && !POUNDS.has(currency))
    return { code: 'BAD_MONEY', wrong: `is shown in ${currency}, not in pounds sterling`, right }
  if (dividedBy <= Number(unit)) return undefined
  const wrong = `is shown divided by ${dividedBy.toLocaleString('en-GB')} where the column is in ${MONEY_UNITS[unit]}`
  return { code: 'BAD_MONEY', wrong, right }
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
