import type { Unit } from '../records/records'
import { differenceUnit } from '../records/records'

/** Most decimals that a number of a unit is told with. */
const MOST_DECIMALS: Readonly<Partial<Record<Unit, number>>> = {
  PERCENT: 1,
  PERCENTAGE_POINTS: 1,
  GBP: 2,
  GBP_MILLION: 1,
  DAYS: 1,
  COUNT: 2,
  FTE: 1,
  NPS_POINTS: 1,
  MONTHS: 1,
}

/** Numbers that a percentage is rounded to only where it is one: 99.97% is not all. */
const ALL_OR_NOTHING: readonly number[] = [0, 100]

const NUMBERS = new Map<string, Intl.NumberFormat>()

function grouped(value: number, most: number, least = 0): string {
  const key = `${least}-${most}`
  let format = NUMBERS.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: least, maximumFractionDigits: most })
    NUMBERS.set(key, format)
  }
  const text = format.format(value)
  return text === '-0' ? '0' : text
}

/** Decimals by which a percentage keeps apart from 0 and 100. */
function percentDecimals(value: number, decimals: number): number {
  const rounded = Number(value.toFixed(decimals))
  const hides = ALL_OR_NOTHING.includes(Math.abs(rounded)) && rounded !== value
  return hides && decimals < 4 ? percentDecimals(value, decimals + 1) : decimals
}

/** Size from which a number is told without decimals: 146,978 full-time equivalents. */
const WITHOUT_DECIMALS = 10_000

function numberText(value: number, unit: Unit): string {
  const decimals = Math.abs(value) >= WITHOUT_DECIMALS ? 0 : (MOST_DECIMALS[unit] ?? 1)
  if (unit === 'PERCENT') return grouped(value, percentDecimals(value, decimals))
  const text = grouped(value, decimals)
  // Pence are told in full: £7.50.
  return unit === 'GBP' && text.includes('.') ? grouped(value, decimals, decimals) : text
}

function inUnit(text: string, unit: Unit, isOne: boolean): string {
  switch (unit) {
    case 'PERCENT':
      return `${text}%`
    case 'PERCENTAGE_POINTS':
      return `${text} percentage ${isOne ? 'point' : 'points'}`
    case 'GBP':
      return text.startsWith('-') ? `-£${text.slice(1)}` : `£${text}`
    case 'GBP_MILLION':
      return text.startsWith('-') ? `-£${text.slice(1)} million` : `£${text} million`
    case 'DAYS':
      return `${text} ${isOne ? 'day' : 'days'}`
    case 'MONTHS':
      return `${text} ${isOne ? 'month' : 'months'}`
    case 'FTE':
      return `${text} full-time ${isOne ? 'equivalent' : 'equivalents'}`
    case 'NPS_POINTS':
      return `${text} ${isOne ? 'point' : 'points'}`
    default:
      return text
  }
}

const isOne = (text: string) => text === '1' || text === '-1'

/** Tells a number with its unit, rounded to what its unit means. */
export function quantity(value: number, unit: Unit): string {
  const text = numberText(value, unit)
  return inUnit(text, unit, isOne(text))
}

/** Tells a range with its unit: `10 to 40 days`, `£1.20 to £3`. */
export function quantityRange(low: number, high: number, unit: Unit): string {
  if (unit === 'GBP' || unit === 'GBP_MILLION') return `${quantity(low, unit)} to ${quantity(high, unit)}`
  return inUnit(`${numberText(low, unit)} to ${numberText(high, unit)}`, unit, false)
}

/** Tells a distance between two values of a unit, without its sign: percentages differ by percentage points. */
export function distance(value: number, unit: Unit): string {
  return quantity(Math.abs(value), differenceUnit(unit))
}
