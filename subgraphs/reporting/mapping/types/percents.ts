import { foldText } from '../../../../base/text/foldText'
import type { Converted, Converter } from './converted'
import { readDecimal } from './decimals'
import { times } from './exactly'
import { decimalIn } from './numbers'

/** What a number without a per cent sign means: points out of 100, a fraction of 1, or nothing certain. */
export const BARE_PERCENTS = ['percent', 'fraction', 'refuse'] as const

export type BarePercent = (typeof BARE_PERCENTS)[number]

const SIGNED = /^(.*?)\s?(?:%|per ?cent)(\))?$/i

/** A percentage, in points out of 100. Nought is nought with or without a sign. */
export function percentReader(bare: BarePercent): Converter {
  return (cell) => {
    const signed = cell.typed === undefined ? SIGNED.exec(foldText(cell.text)) : null
    if (signed !== null) {
      const value = readDecimal(`${signed[1] ?? ''}${signed[2] ?? ''}`)
      return value === undefined ? notAPercentage() : { value }
    }
    const value = decimalIn(cell)
    return value === undefined ? notAPercentage() : withoutSign(value, bare)
  }
}

function withoutSign(value: string, bare: BarePercent): Converted {
  if (bare === 'percent' || !/[1-9]/.test(value)) return { value }
  if (bare === 'fraction') return { value: times(value, '100') }
  return {
    code: 'BAD_PERCENT',
    wrong: 'has no per cent sign, and could be a fraction or a percentage',
    right: 'a number with its sign such as 12.5%',
  }
}

function notAPercentage(): Converted {
  return { code: 'BAD_PERCENT', wrong: 'is not a percentage', right: 'one number such as 12.5%' }
}
