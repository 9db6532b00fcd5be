import { isOverdue } from '../../../schema/facts/calendar/calendar'
import type { ExpectedReturn } from '../../../schema/facts/calendar/expectedReturn'
import { dueOf, hasLeftBy } from '../../../schema/facts/calendar/expectedReturn'
import type { MissingReason } from '../../../schema/facts/figures/missing'
import type { Missing } from '../../methods/result'
import type { PortfolioView } from '../editions/view'

/**
 * Says why the return of a period is not here. Without a due date nothing is ever late.
 *
 * @param passedOver the note where a later period was returned without it
 */
export function absenceOf(
  view: PortfolioView,
  asked: ExpectedReturn,
  period: string,
  passedOver?: string,
): Required<Missing> {
  if (hasLeftBy(asked, period)) return { reason: 'LEFT_REPORTING', note: `reported until ${asked.until}` }
  if (passedOver !== undefined) return { reason: 'NOT_PROVIDED', note: passedOver }
  const due = dueOf(asked, period)
  if (due === undefined)
    return { reason: 'NOT_YET_DUE', note: 'no due date is registered, so that it does not fall due' }
  return { reason: isOverdue(due, view.day) ? 'LATE' : 'NOT_YET_DUE', note: `due on ${due}` }
}

/** Reasons that are no gap: the owner holds the figure back, or reports no longer. */
export const EXEMPT: readonly MissingReason[] = ['LEFT_REPORTING', 'WITHHELD_FOI', 'WITHHELD']
