import { requirePeriod } from '../../../base/dates/period'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const monthOf = (day: string) => MONTHS[Number(day.slice(5, 7)) - 1] ?? ''

/** Names a period as a person would: `October 2026`, `July to September 2026`, `31 March 2026`, `2026`. */
export function periodInWords(label: string): string {
  const { precision, start, end } = requirePeriod(label)
  const year = start.slice(0, 4)
  switch (precision) {
    case 'DAY':
      return `${Number(start.slice(8))} ${monthOf(start)} ${year}`
    case 'MONTH':
      return `${monthOf(start)} ${year}`
    case 'QUARTER':
      return `${monthOf(start)} to ${monthOf(end)} ${year}`
    case 'YEAR':
      return year
  }
}

const NAMES = { DAY: 'days', MONTH: 'months', QUARTER: 'quarters', YEAR: 'years' } as const

/** Names periods of a length, in the plural: `months`, `quarters`. */
export function periodsNamed(label: string): string {
  return NAMES[requirePeriod(label).precision]
}
