import type { Unit } from '../../../schema/facts/records/records'

/** Decimals to which a figure is told, where its measure registers none. */
const DECIMALS: Readonly<Partial<Record<Unit, number>>> = {
  PERCENT: 1,
  GBP: 2,
  GBP_MILLION: 1,
  DAYS: 1,
  COUNT: 0,
  FTE: 1,
  NPS_POINTS: 1,
  MONTHS: 1,
}

const NUMBERS = new Map<number, Intl.NumberFormat>()

function grouped(value: number, decimals: number): string {
  let format = NUMBERS.get(decimals)
  if (format === undefined) {
    format = new Intl.NumberFormat('en-GB', { maximumFractionDigits: decimals })
    NUMBERS.set(decimals, format)
  }
  return format.format(value === 0 ? 0 : value)
}

function inUnit(text: string, unit: Unit, isOne: boolean): string {
  switch (unit) {
    case 'PERCENT':
      return `${text}%`
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

/** Tells a number with its unit, rounded to what its unit means. */
export function quantity(value: number, unit: Unit): string {
  const text = grouped(value, DECIMALS[unit] ?? 1)
  return inUnit(text, unit, text === '1')
}

/** Tells a distance: percentages differ by points. */
export function distance(value: number, unit: Unit): string {
  if (unit !== 'PERCENT') return quantity(Math.abs(value), unit)
  const text = grouped(Math.abs(value), 1)
  return `${text} percentage ${text === '1' ? 'point' : 'points'}`
}
