import type { Months } from '../../../base/dates/period'
import { seriesOf } from './series'
import type { PortfolioView } from '../editions/view'

/**
 * The months in which a measure may have a reading: from the first that the calendar asks for, or that
 * anybody has reported, to the one in progress, or the last that anybody has reported.
 */
export function monthsOf(view: PortfolioView, measure: string): Months {
  return view.once(`months/${measure}`, () => {
    let first = view.register.service.from
    let last = view.month
    for (const { id } of view.programmes) {
      for (const period of seriesOf(view, id, measure).keys()) {
        if (!/^\d{4}-\d{2}$/.test(period)) continue
        if (period < first) first = period
        if (period > last) last = period
      }
    }
    return { first, last }
  })
}
