import { requirePeriod } from '../../../base/dates/period'
import type { BenefitYear } from '../../../schema/vocabulary/benefitYear'
import { benefitYearsOf } from '../../../subgraphs/member/views/benefitYears'
import {
  BENEFITS_REALISED,
  BENEFITS_TOTAL,
  benefitsRealised,
  benefitsTotal,
} from '../../methods/delivery/benefits'
import type { Benefit } from '../../methods/delivery/benefits'
import { isComputed, refused } from '../../methods/result'
import type { Method, Refused, Result } from '../../methods/result'
import type { Computed } from '../computed'
import { computedFrom, given } from '../computed'
import type { PortfolioView } from '../editions/view'

/** The kinds of benefit of which a profile in money is asked. They are never added up. */
const BENEFIT_KINDS = ['CASHABLE', 'NON_CASHABLE'] as const

export type ProfiledKind = (typeof BENEFIT_KINDS)[number]

/** The benefits of one kind, to date, against what was planned to date. */
export interface BenefitsToDate {
  readonly kind: ProfiledKind
  /** The last month up to which both are counted; absent where nothing can be. */
  readonly through?: string
  readonly planned: Computed
  readonly realised: Computed
  /** Per cent of what was planned to date that is realised. */
  readonly share: Computed
}

function plain(
  kind: ProfiledKind,
  { netting, profile, realised }: BenefitYear,
  which: 'profile' | 'realised',
) {
  const figure = which === 'profile' ? profile : realised
  const { priceBase } = figure.basis
  const benefit: Benefit = {
    kind,
    basis: netting === 'NET' ? 'NET' : 'GROSS',
    unit: figure.unit,
    amount: given(figure),
    ...(priceBase === undefined ? {} : { priceBase }),
  }
  return benefit
}

/** Why nothing can be counted. */
function nothing(method: Method, years: readonly BenefitYear[], ended: readonly BenefitYear[]): Refused {
  if (years.length === 0)
    return refused(method, 'NOT_PROVIDED', 'No profile of benefits of this kind was returned.')
  const last = ended.at(-1)
  if (last === undefined) return refused(method, 'NOT_APPLICABLE', 'No year of the profile has ended.')
  const { reason = 'NOT_PROVIDED' } = last.realised.cell
  return refused(method, reason, 'No year that has ended has its realised benefits.')
}

function shareOf(of: readonly [Result<number>, Result<number>], counted: readonly [Benefit, Benefit]) {
  const [realised, planned] = of
  for (const one of of) if (!isComputed(one)) return { ...one, method: BENEFITS_REALISED }
  return benefitsRealised(
    { ...counted[0], amount: realised.value ?? 0 },
    { ...counted[1], amount: planned.value ?? 0 },
  )
}

/**
 * The benefits of a kind through the last year, of those ended by a day, whose realised benefits are
 * there: years still to be reported are in neither sum, so that a late figure never looks like a
 * benefit that failed. A year missing before that one refuses for its reason.
 *
 * @param day ISO
 */
export function benefitsToDate(
  view: PortfolioView,
  programme: string,
  kind: ProfiledKind,
  day: string,
): BenefitsToDate {
  const years = benefitYearsOf(view.state(programme)).filter((year) => year.kind === kind)
  const ended = years.filter(({ period }) => requirePeriod(period).end <= day)
  const counted = ended.slice(0, ended.findLastIndex(({ realised }) => realised.cell.value !== undefined) + 1)
  const [first] = counted
  const through = counted.at(-1)?.period
  const sum = (which: 'profile' | 'realised') =>
    first === undefined
      ? nothing(BENEFITS_TOTAL, years, ended)
      : benefitsTotal(counted.map((year) => plain(kind, year, which)))
  const results = { realised: sum('realised'), planned: sum('profile') }
  const share: Result<number> =
    first === undefined
      ? nothing(BENEFITS_REALISED, years, ended)
      : shareOf(
          [results.realised, results.planned],
          [plain(kind, first, 'realised'), plain(kind, first, 'profile')],
        )
  const of = `${programme}/${kind}`
  const figures = {
    realised: counted.map((year) => year.realised),
    planned: counted.map((year) => year.profile),
  }
  const total = (which: 'planned' | 'realised') =>
    computedFrom({
      identity: { name: `benefits-${which}-to-date`, of },
      result: results[which],
      inputs: figures[which],
      unit: 'GBP_MILLION',
      period: through,
      read: (amount) => amount,
    })
  return {
    kind,
    ...(through === undefined ? {} : { through }),
    planned: total('planned'),
    realised: total('realised'),
    share: computedFrom({
      identity: { name: 'benefits-realised-share', of },
      result: share,
      inputs: [...figures.realised, ...figures.planned],
      unit: 'PERCENT',
      period: through,
      read: (ratio) => 100 * ratio,
    }),
  }
}

/** The benefits of each kind to date, as of the day of the question. */
export function benefitsRealisedOf(view: PortfolioView, programme: string): readonly BenefitsToDate[] {
  return view.once(`benefits-realised/${programme}`, () =>
    BENEFIT_KINDS.map((kind) => benefitsToDate(view, programme, kind, view.day)),
  )
}
