import type { Axis } from '../concerns/rule'
import type { Standing } from '../concerns/standing'

/** Standings as a person reads them: level and direction apart. */
export const STANDINGS_IN_WORDS: Readonly<Record<Standing, string>> = {
  FALLING_BEHIND: 'Behind and falling',
  BEHIND: 'Behind',
  RECOVERING: 'Behind but recovering',
  FALLING: 'Falling',
  WATCH: 'To be watched',
  NO_SIGNAL: 'No signal',
  NOT_KNOWN: 'Not known',
}

/** Axes as a person reads them. */
export const AXES_IN_WORDS: Readonly<Record<Axis, string>> = {
  DELIVERY: 'Delivery',
  SERVICE: 'Service',
  COST_AND_BENEFIT: 'Cost and benefit',
  CAPACITY: 'Capacity',
  REPORTING: 'Reporting',
}
