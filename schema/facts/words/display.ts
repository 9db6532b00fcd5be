import { parsePeriod } from '../../../base/dates/period'
import type { Figure } from '../figures/figure'
import { codeInWords } from './code'
import { periodInWords } from './period'
import { quantity, quantityRange } from './quantity'
import { REASONS_IN_WORDS } from './reason'

/** Tells a value of a figure's kind and unit as a person would read it. */
function valueInWords(value: string, { kind, unit }: Pick<Figure, 'kind' | 'unit'>): string {
  switch (kind) {
    case 'NUMBER':
      return quantity(Number(value), unit)
    case 'DATE':
      return parsePeriod(value) === undefined ? value : periodInWords(value)
    case 'CODE':
      return codeInWords(value)
    case 'TEXT':
      return value
  }
}

/** Displays a figure: its value rounded to what its unit means, with the unit; or the reason that it has none. */
export function displayOf(figure: Pick<Figure, 'cell' | 'kind' | 'unit'>): string {
  const { cell } = figure
  return cell.value === undefined ? REASONS_IN_WORDS[cell.reason] : valueInWords(cell.value, figure)
}

/** Displays the range between two figures of one unit; the first alone where they display the same. */
export function displayOfRange(low: Figure, high: Figure): string {
  const [least, most] = [displayOf(low), displayOf(high)]
  if (least === most) return least
  return low.kind === 'NUMBER' && low.cell.value !== undefined && high.cell.value !== undefined
    ? quantityRange(Number(low.cell.value), Number(high.cell.value), low.unit)
    : `${least} to ${most}`
}
