import { isOverdue } from '../../../schema/facts/calendar/calendar'
import type { ExpectedReturn } from '../../../schema/facts/calendar/expectedReturn'
import { dueOf, hasLeftBy } from '../../../schema/facts/calendar/expectedReturn'
import type { MissingReason } from '../../../schema/facts/figures/missing'
import type { Missing } from '../../methods/result'
import type { PortfolioView } from '../editions/view'
import type { Sought } from './attempted'
import { lastAsked, missedOf } from './attempted'

/**
 * Says why the return of a period is not here. Without a due date nothing is ever late, and late is only what a source
 * was asked for after that date and did not have.
 *
 * @param passedOver the note where a later period was returned without it
 */
export function absenceOf(
  view: PortfolioView,
  asked: ExpectedReturn,
  sought: Sought,
  passedOver?: string,
): Required<Missing> {
  const { period } = sought
  if (hasLeftBy(asked, period)) return { reason: 'LEFT_REPORTING', note: `reported until ${asked.until}` }
  const due = dueOf(asked, period)
  const isDue = due !== undefined && isOverdue(due, view.day)
  if (passedOver === undefined && !isDue) {
    const undated = 'no due date is registered, so that it does not fall due'
    return { reason: 'NOT_YET_DUE', note: due === undefined ? undated : `due on ${due}` }
  }
  const missed = missedOf(view, sought, passedOver !== undefined)
  if (missed !== undefined) return missed
  if (passedOver !== undefined) return { reason: 'NOT_PROVIDED', note: passedOver }
  const last = lastAsked(view, sought)
  if (last !== undefined && due !== undefined && !isOverdue(due, last)) {
    return { reason: 'UNAVAILABLE', note: `due on ${due}, and its source was last asked on ${last}` }
  }
  return { reason: 'LATE', note: `due on ${due}` }
}

/** Reasons that are no gap: the owner holds the figure back, or reports no longer. */
export const EXEMPT: readonly MissingReason[] = ['LEFT_REPORTING', 'WITHHELD_FOI', 'WITHHELD']
