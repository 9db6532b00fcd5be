import { shiftMonth } from '../../../../base/dates/period'
import { numberOf } from '../../../../schema/facts/figures/figure'
import { staffingOf } from '../../../../subgraphs/member/views/people'
import type { PortfolioView } from '../../editions/view'
import { codeInWords } from '../../../../schema/facts/words/code'
import { periodInWords } from '../../../../schema/facts/words/period'
import { quantity } from '../../../../schema/facts/words/quantity'
import type { Happened } from './change'

const MONTH = /^\d{4}-\d{2}$/

/** A tenth of a profession, and more than the half posts in which returns count: choices of this project. */
const SHARE = 0.1
const LEAST = 1

/** Each month in which a tenth or more of a profession, and one person at least, had left since the month before. */
export function staffingChanges(view: PortfolioView, programme: string): readonly Happened[] {
  const staffing = staffingOf(view.state(programme)).filter(({ period }) => MONTH.test(period))
  const keyOf = (profession = 'team', grade = '', period = '') => `${profession}/${grade}/${period}`
  const byMonth = new Map(staffing.map((one) => [keyOf(one.profession, one.grade, one.period), one]))
  return staffing.flatMap((now): readonly Happened[] => {
    const { profession, grade, period } = now
    const before = byMonth.get(keyOf(profession, grade, shiftMonth(period, -1)))
    const [is, was] = [numberOf(now.inPost), before && numberOf(before.inPost)]
    if (before === undefined || is === undefined || was === undefined) return []
    if (was - is < LEAST || was - is < SHARE * was) return []
    const name = `${codeInWords(profession ?? 'team')}${grade === undefined ? '' : `, ${grade}`}`
    return [
      {
        kind: 'STAFFING',
        key: keyOf(profession, grade, period),
        what: `${name}: ${quantity(is, 'FTE')} in post in ${periodInWords(period)}, after ${quantity(was, 'FTE')} the month before.`,
        on: period,
        from: [before.inPost, now.inPost],
      },
    ]
  })
}
