/**
 * Why a value is absent: one closed list, used wherever the graph has no value to give.
 *
 * Adding a reason is a change of vocabulary: it belongs in `docs/glossary.md` and in every
 * member's mapping before it appears here.
 */
export const MISSING_REASONS = {
  WITHHELD_FOI: 'Published as exempt under the Freedom of Information Act; the section is in the note.',
  WITHHELD:
    'The owner holds the value and has declined to give it, on other grounds than Freedom of Information.',
  NOT_PROVIDED: 'The owner was asked, or the field exists, and nothing was given.',
  NOT_YET_DUE: 'The reporting calendar does not expect this return yet.',
  LATE: 'The reporting calendar expected this return by now; its source was asked since, and did not have it.',
  NOT_YET_KNOWN: 'The owner says that the value is not known yet (to be confirmed, early planning).',
  NOT_YET_BASELINED: 'No baseline has been approved, so nothing can be measured against one.',
  NOT_RATED: 'No rating was given at this reference date (reset, or rated by somebody else).',
  NOT_APPLICABLE: 'The question does not arise for this programme, measure or period.',
  UNPARSEABLE: 'Something was given that could not be read; the quarantine keeps it whole.',
  UNAVAILABLE:
    'It could not be had: its system could not be reached, or has not been asked since, or the copy that we hold leaves it out.',
  LEFT_REPORTING: 'The programme no longer reports to this collection.',
  INSUFFICIENT_HISTORY: 'The method needs more history than there is.',
  NOT_COMPARABLE: 'The inputs differ in an attribute that makes the comparison unfair; the note names it.',
  NO_MEASURE: 'Nobody has defined a measure for this.',
  UNSETTLED: 'The process may have changed: its past does not say what it will do next.',
  NONE: 'It was looked for over all that is known, and there is none.',
  REFUSED: 'Something came and was refused as a whole; the quarantine keeps it.',
} as const

export type MissingReason = keyof typeof MISSING_REASONS
