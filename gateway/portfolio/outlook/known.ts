import type { Figure } from '../../../schema/facts/figures/figure'
import type { MissingReason } from '../../../schema/facts/figures/missing'
import { latestCapabilitiesOf } from '../../../subgraphs/member/views/capability'
import { isKnown } from '../../methods/capacity/shortfall'
import type { CoverageLine } from '../coverage/coverage'
import { countReasons } from '../coverage/coverage'
import type { PortfolioView } from '../editions/view'
import { outlooksIn } from './outlook'

/** Months ahead whose people and demand should be known. */
const MONTHS_AHEAD = 12

/** What the capacity of a programme is judged by, and how much of it is there. */
export interface CapacityKnown {
  readonly figures: readonly Figure[]
  readonly line: CoverageLine
}

/**
 * How much of the coming year is known: people and demand in every profession that any cluster has returned,
 * month by month, and every capability that the programme rates. Nothing where it has returned none of them.
 */
export function capacityKnown(view: PortfolioView, programme: string): CapacityKnown {
  const ratings = latestCapabilitiesOf(view.state(programme)).map(({ now }) => now)
  const outlooks = outlooksIn(view, programme)
  const returned = outlooks.flatMap(({ opening, capacity }) => [
    ...opening.map(({ inPost }) => inPost),
    ...capacity.plan.demand.map(({ demand }) => demand),
  ])
  const standings: (true | MissingReason)[] = ratings.map(({ cell }) => cell.reason ?? true)
  if (returned.length > 0) {
    for (const { capacity } of outlooks) {
      for (const { demand, supply } of capacity.months().slice(0, MONTHS_AHEAD)) {
        standings.push(typeof demand === 'number' ? true : demand.reason)
        standings.push(isKnown(supply) ? true : supply.reason)
      }
    }
  }
  const reasons = standings.filter((one) => one !== true)
  return {
    figures: [...returned, ...ratings],
    line: {
      member: programme,
      memberName: view.member(programme)?.name ?? programme,
      collection: 'people',
      expected: standings.length,
      provided: standings.length - reasons.length,
      missing: countReasons(reasons),
      notYetDue: 0,
    },
  }
}
