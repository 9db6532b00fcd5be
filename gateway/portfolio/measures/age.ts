import { isoDay, nextPartialDate, requirePartialDate } from '../../../base/dates/partialDate'
import { dueDate, isOverdue } from '../../../schema/facts/calendar/calendar'
import type { Figure } from '../../../schema/facts/figures/figure'
import type { Method } from '../../methods/result'
import { portfolioFigure } from '../computed'
import { lastEndedMonth } from '../expected/serviceReturn'
import type { PortfolioView } from '../editions/view'

export const AGE: Method = { id: 'age', version: '1' }

/** Periods of the same length after a period whose returns were due by the day of the question. */
export function periodsDueSince(view: PortfolioView, period: string): number {
  const { calendar } = view.register
  let due = 0
  let next = nextPartialDate(requirePartialDate(period))
  // Of what has not ended nothing is due, whatever the day: the month is enough to say so.
  const ended = requirePartialDate(lastEndedMonth(view)).last
  while (next.last <= ended && isOverdue(dueDate(isoDay(next.last), calendar), view.day)) {
    due += 1
    next = nextPartialDate(next)
  }
  return due
}

/** How many periods older a verdict is than what the calendar expects; 0 where it is up to date. */
export function ageOf(view: PortfolioView, of: string, period: string, reported: Figure | undefined): Figure {
  const cell: Figure['cell'] =
    reported === undefined
      ? { reason: 'NOT_APPLICABLE', note: 'nothing was returned for the period' }
      : { value: String(periodsDueSince(view, period)) }
  const inputs = reported === undefined ? [] : [reported]
  return portfolioFigure({ name: 'verdict/age', of, cell, inputs, unit: 'COUNT', period })
}
