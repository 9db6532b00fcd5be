import { shiftMonth } from '../../../base/dates/period'
import { numberOf } from '../../../schema/facts/figures/figure'
import type { Observation } from '../../../schema/vocabulary/observation'
import { kitagawa } from '../../methods/measures/kitagawa'
import type { Decomposition, Group } from '../../methods/measures/kitagawa'
import { refused } from '../../methods/result'
import type { Method, Result } from '../../methods/result'
import type { OrganisationSeries } from './organisations'

export const MIX_AND_RATE: Method = { id: 'mix-and-rate', version: '1' }

const MONTH = /^\d{4}-\d{2}$/
const YEAR = 12

/** Cases and rate of an organisation over some months; nothing where a month does not say its cases. */
function groupOver(id: string, months: readonly Observation[]): Group | undefined {
  let [cases, weighted] = [0, 0]
  for (const { figure, denominator } of months) {
    const [value, of] = [numberOf(figure), numberOf(denominator)]
    if (value === undefined || of === undefined) return undefined
    cases += of
    weighted += value * of
  }
  return cases === 0 ? undefined : { id, n: cases, rate: weighted / cases }
}

/**
 * Splits the change of a total on the year before into what its organisations did (rate) and what their shares did
 * (mix), over the latest twelve months and the twelve before. Source: Kitagawa 1955; `docs/methods.md`, Mix and rate.
 *
 * Refused without organisations that say their cases in both years.
 *
 * @param upTo the last month
 */
export function mixOf(organisations: OrganisationSeries, upTo: string): Result<Decomposition> {
  if (organisations.size === 0)
    return refused(MIX_AND_RATE, 'NOT_PROVIDED', 'No organisation returned figures of its own.')
  if (!MONTH.test(upTo))
    return refused(MIX_AND_RATE, 'NOT_APPLICABLE', 'Mix and rate are told of measures returned by month.')
  const [split, start] = [shiftMonth(upTo, -YEAR), shiftMonth(upTo, -2 * YEAR)]
  const [before, after]: [Group[], Group[]] = [[], []]
  for (const [id, observed] of organisations) {
    const months = observed.filter(({ period }) => MONTH.test(period))
    const earlier = groupOver(
      id,
      months.filter(({ period }) => period > start && period <= split),
    )
    const later = groupOver(
      id,
      months.filter(({ period }) => period > split && period <= upTo),
    )
    if (earlier === undefined || later === undefined)
      return refused(
        MIX_AND_RATE,
        'NOT_PROVIDED',
        `${id} does not say its cases in each month of both years.`,
      )
    before.push(earlier)
    after.push(later)
  }
  return kitagawa(before, after)
}
