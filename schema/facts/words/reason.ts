import type { MissingReason } from '../figures/missing'

/** Words that stand in the place of a value that is missing. */
export const REASONS_IN_WORDS: Readonly<Record<MissingReason, string>> = {
  WITHHELD_FOI: 'Withheld under the Freedom of Information Act',
  WITHHELD: 'Withheld by its owner',
  NOT_PROVIDED: 'Not provided',
  NOT_YET_DUE: 'Not due yet',
  LATE: 'Late',
  NOT_YET_KNOWN: 'Not known yet',
  NOT_YET_BASELINED: 'No baseline approved',
  NOT_RATED: 'Not rated',
  NOT_APPLICABLE: 'Not applicable',
  UNPARSEABLE: 'Could not be read',
  UNAVAILABLE: 'Could not be had',
  LEFT_REPORTING: 'No longer reported',
  INSUFFICIENT_HISTORY: 'Too little history',
  NOT_COMPARABLE: 'Not comparable',
  NO_MEASURE: 'Not measured',
  UNSETTLED: 'Not settled enough to say',
  REFUSED: 'Refused',
  NONE: 'None',
}
