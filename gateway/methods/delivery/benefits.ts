import { comparability, describeDifferences } from '../comparability'
import { computed, refused, refusedFor } from '../result'
import type { Given, Method, Refused, Result } from '../result'

export const BENEFITS_REALISED: Method = { id: 'benefits-realised', version: '1' }
export const BENEFITS_FORECAST: Method = { id: 'benefits-forecast', version: '1' }
export const BENEFITS_TOTAL: Method = { id: 'benefits-total', version: '1' }

/** Kinds of benefit, which are never added to one another. */
export type BenefitKind = 'CASHABLE' | 'NON_CASHABLE' | 'NON_MONETISED'

/** Whether the cost of getting a benefit has been taken off; the two are never mixed. */
export type BenefitBasis = 'GROSS' | 'NET'

export interface Benefit {
  readonly kind: BenefitKind
  readonly basis: BenefitBasis
  readonly unit: string
  /** As stated; absent where the return does not say. */
  readonly priceBase?: string
  readonly amount: Given
}

/** Refuses where benefits may not be set beside one another, with what differs. */
function mixed(method: Method, benefits: readonly Benefit[]): Refused | undefined {
  const { differences } = comparability(
    benefits.map(({ kind, basis, unit, priceBase }, i) => ({
      id: String(i),
      attributes: { scope: `${kind} ${basis}`, unit, ...(priceBase === undefined ? {} : { priceBase }) },
    })),
    ['scope', 'unit', 'priceBase'],
  )
  if (differences.length === 0) return undefined
  const attributes = differences.map(({ attribute }) => attribute)
  return refused(
    method,
    'NOT_COMPARABLE',
    `The benefits differ in ${describeDifferences(differences)}.`,
    attributes,
  )
}

function ratio(method: Method, above: Benefit, below: Benefit): Result<number> {
  if (typeof above.amount !== 'number') return refusedFor(method, 'Benefit', above.amount)
  if (typeof below.amount !== 'number') return refusedFor(method, 'Plan', below.amount)
  const refusal = mixed(method, [above, below])
  if (refusal !== undefined) return refusal
  if (!(below.amount > 0)) return refused(method, 'NOT_APPLICABLE', 'The plan is not above zero.')
  return computed(method, 2, above.amount / below.amount)
}

/** Benefits realised: `realised to date / planned to date`. 1 is on profile. */
export function benefitsRealised(realisedToDate: Benefit, plannedToDate: Benefit): Result<number> {
  return ratio(BENEFITS_REALISED, realisedToDate, plannedToDate)
}

/** Benefits still expected: `forecast total / baseline total`. Below 1 they have been reduced. */
export function benefitsForecast(forecastTotal: Benefit, baselineTotal: Benefit): Result<number> {
  return ratio(BENEFITS_FORECAST, forecastTotal, baselineTotal)
}

/** Sum of benefits of one kind, basis, unit and price base; refused where any is missing or they are mixed. */
export function benefitsTotal(benefits: readonly Benefit[]): Result<number> {
  const refusal = mixed(BENEFITS_TOTAL, benefits)
  if (refusal !== undefined) return refusal
  let total = 0
  for (const { amount } of benefits) {
    if (typeof amount !== 'number') return refusedFor(BENEFITS_TOTAL, 'Benefit', amount)
    total += amount
  }
  if (benefits.length === 0) return refused(BENEFITS_TOTAL, 'NOT_PROVIDED', 'There are no benefits to add.')
  return computed(BENEFITS_TOTAL, benefits.length, total)
}
